"""The add-in on a Windows PC (插件的安装): put into Excel's start folder, looked after, taken away again."""
