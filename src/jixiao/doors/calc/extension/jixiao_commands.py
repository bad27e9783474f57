"""The buttons as LibreOffice calls them (按钮): a UNO component that hands every command to jixiao.doors.calc.dispatch.

Runs inside LibreOffice, in its own Python. It must load in every Python that LibreOffice has ever carried, so that a
version that is too old gives a sentence instead of nothing.

A program that presses a button (DispatchHelper) gives ``Quiet`` as true and ``Answer`` as yes or no: nothing is then
shown or asked, and the result of the dispatch is the reply, its kind on the first line.
"""

import jixiao_trouble
import unohelper
from com.sun.star.awt.MessageBoxType import INFOBOX, QUERYBOX, WARNINGBOX
from com.sun.star.frame import DispatchResultEvent, FeatureStateEvent, XDispatchProvider, XNotifyingDispatch
from com.sun.star.frame.DispatchResultState import SUCCESS
from com.sun.star.lang import XInitialization, XServiceInfo

SERVICE, KIND = "org.jixiao.Commands", "com.sun.star.frame.ProtocolHandler"
PROTOCOL, TITLE = "org.jixiao:", "绩效自评"
CHOICE = "org.jixiao:pack?"
OK, OK_CANCEL, YES_NO, YES_NO_CANCEL = 1, 2, 3, 4
ANSWERS = {2: "yes", 3: "no"}

try:
    from jixiao.doors.calc.choosing import choose
    from jixiao.doors.calc.dispatch import reply_to
    from jixiao.doors.calc.scheme import named_pack
    from jixiao.doors.live.reply import Kind
except Exception as failure:  # another Python than ours needs: what is wrong is told when a button is pressed
    jixiao_trouble.keep(failure)
    reply_to = None


class Commands(unohelper.Base, XServiceInfo, XInitialization, XDispatchProvider, XNotifyingDispatch):
    """The answer to every address that begins with org.jixiao: in one window."""

    def __init__(self, context, *arguments):
        self.context = context
        self.frame = None
        self.initialize(arguments)

    def initialize(self, arguments):
        if arguments:
            self.frame = arguments[0]

    def queryDispatch(self, url, target, flags):
        return self if url.Complete.startswith(PROTOCOL) else None

    def queryDispatches(self, requests):
        return tuple(self.queryDispatch(each.FeatureURL, each.FrameName, each.SearchFlags) for each in requests)

    def dispatch(self, url, arguments):
        self._run(url, arguments)

    def dispatchWithNotification(self, url, arguments, listener):
        told = self._run(url, arguments)
        if listener is not None:
            listener.dispatchFinished(DispatchResultEvent(self, SUCCESS, told))

    def addStatusListener(self, listener, url):
        """Tell the menu which pack is in force: its entry is ticked."""
        name = url.Complete[len(PROTOCOL) :].partition("?")[2] if CHOICE in url.Complete else None
        if name is None or reply_to is None or self._document() is None:
            return
        listener.statusChanged(FeatureStateEvent(self, url, "", True, False, named_pack(self._document()) == name))

    def removeStatusListener(self, listener, url):
        pass

    def getImplementationName(self):
        return SERVICE

    def supportsService(self, name):
        return name == KIND

    def getSupportedServiceNames(self):
        return (KIND,)

    def _run(self, url, arguments):
        """Carry out a command; gives the reply as text."""
        given = {each.Name: each.Value for each in arguments}
        quiet = bool(given.get("Quiet"))
        if reply_to is None:
            if not quiet:
                self._show(jixiao_trouble.told(), WARNINGBOX, OK)
            return "warning\n" + jixiao_trouble.told()
        command, asked, choice = url.Complete[len(PROTOCOL) :].partition("?")
        answer = choice or str(given.get("Answer", ""))
        if command == "pack" and not asked and not quiet:
            answer = choose(self.context, self.frame)
            if answer is None:
                return ""
        reply = reply_to(self.context, command, self._document(), answer)
        while not quiet and reply.kind in (Kind.YES_NO, Kind.YES_NO_CANCEL):
            buttons = YES_NO if reply.kind is Kind.YES_NO else YES_NO_CANCEL
            answer = ANSWERS.get(self._show(reply.text, QUERYBOX, buttons), "")
            if not answer or (answer == "no" and reply.kind is Kind.YES_NO):
                return ""
            reply = reply_to(self.context, command, self._document(), answer)
        if not quiet and reply.kind is not Kind.SILENT:
            self._show(reply.text, WARNINGBOX if reply.kind is Kind.WARNING else INFOBOX, OK)
        return str(reply)

    def _document(self):
        controller = self.frame.Controller if self.frame is not None else None
        return controller.Model if controller is not None else None

    def _show(self, text, kind, buttons):
        """Show a message; gives the number of the button that was pressed."""
        toolkit = self.context.ServiceManager.createInstanceWithContext("com.sun.star.awt.Toolkit", self.context)
        window = self.frame.ContainerWindow if self.frame is not None else None
        return toolkit.createMessageBox(window, kind, buttons, TITLE, text).execute()


g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(Commands, SERVICE, (KIND,))
