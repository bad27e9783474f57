"""绩效运行监控: payments to date against the payment plan (资金支出计划), project by project."""

from jixiao.monitoring.model import Monitoring, Payment, PaymentList, Project, SetAside, Standing, Status, Step
from jixiao.monitoring.monitor import monitor_payments
from jixiao.monitoring.payment_list import find_payment_list, read_payment_list
from jixiao.monitoring.projects import common_year, projects_of

__all__ = [
    "Monitoring",
    "Payment",
    "PaymentList",
    "Project",
    "SetAside",
    "Standing",
    "Status",
    "Step",
    "common_year",
    "find_payment_list",
    "monitor_payments",
    "projects_of",
    "read_payment_list",
]
