"""The formulas as LibreOffice calls them (公式): a UNO component that hands everything to jixiao.doors.calc.functions.

Runs inside LibreOffice, in its own Python. It must load in every Python that LibreOffice has ever carried, so that a
version that is too old gives a sentence instead of nothing.
"""

import unohelper
from com.sun.star.lang import Locale, XLocalizable, XServiceInfo, XServiceName
from com.sun.star.sheet import LocalizedName, XAddIn, XCompatibilityNames
from org.jixiao import XFormulas

SERVICE = "org.jixiao.Formulas"
_ADDIN = "com.sun.star.sheet.AddIn"

try:
    from jixiao.doors.calc.functions.addin import Addin
except Exception as failure:  # another Python than ours needs: the commands tell, the formulas can only show an error
    import jixiao_trouble

    jixiao_trouble.keep(failure)
    Addin = None


class Formulas(unohelper.Base, XAddIn, XCompatibilityNames, XServiceName, XServiceInfo, XLocalizable, XFormulas):
    """The add-in that LibreOffice Calc asks."""

    def __init__(self, context):
        self.addin = Addin(context) if Addin else None
        self.locale = None

    def __getattr__(self, name):
        """A method of XFormulas: one for each formula."""
        addin = self.__dict__.get("addin")
        if addin is None:
            raise AttributeError(name)
        return addin.method(name)

    def getProgrammaticFuntionName(self, display):
        return self.addin.program_name(display) if self.addin else ""

    def getDisplayFunctionName(self, name):
        return self.addin.shown_name(name) if self.addin else ""

    def getFunctionDescription(self, name):
        return self.addin.summary(name) if self.addin else ""

    def getDisplayArgumentName(self, name, number):
        return self.addin.argument(name, number).label if self.addin else ""

    def getArgumentDescription(self, name, number):
        return self.addin.argument(name, number).help if self.addin else ""

    def getProgrammaticCategoryName(self, name):
        return "Add-In"

    def getDisplayCategoryName(self, name):
        return "Add-In"

    def getCompatibilityNames(self, name):
        """The names in Excel, whatever its language."""
        shown = self.getDisplayFunctionName(name)
        return (LocalizedName(Locale("en", "US", ""), shown), LocalizedName(Locale("zh", "CN", ""), shown))

    def setLocale(self, locale):
        self.locale = locale

    def getLocale(self):
        return self.locale

    def getServiceName(self):
        return SERVICE

    def getImplementationName(self):
        return SERVICE

    def supportsService(self, name):
        return name in self.getSupportedServiceNames()

    def getSupportedServiceNames(self):
        return (_ADDIN, SERVICE)


g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(Formulas, SERVICE, (_ADDIN, SERVICE))
