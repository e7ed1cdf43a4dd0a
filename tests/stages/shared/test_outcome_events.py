"""Outcomes as what customers did, and whether a company wants it."""

import pytest

from segmentry.stages.shared.outcome_events import event, says_yes_or_no, told_level

DID = {
    ("Churn", "Yes"): ("left", "who left", False),
    ("Exited", "1"): ("left", "who left", False),
    ("Attrition_Flag", "Attrited Customer"): ("left", "who left", False),
    ("Customer Status", "Churned"): ("left", "who left", False),
    ("kuendigung", "ja"): ("left", "who left", False),
    ("resiliation", "oui"): ("left", "who left", False),
    ("default.payment.next.month", "1"): ("did not pay within a month", "who did not pay", False),
    ("Response", "1"): ("responded", "who responded", True),
    ("purchased", "true"): ("bought", "who bought", True),
    ("renewed", "yes"): ("renewed", "who renewed", True),
    ("renewed", "no"): ("did not renew", "who did not renew", False),
    ("vertrag_verlaengert", "nein"): ("did not renew", "who did not renew", False),
    ("status", "not renewed"): ("did not renew", "who did not renew", False),
    ("retained", "0"): ("left", "who left", False),
    ("offer_accepted", "yes"): ("responded", "who responded", True),
    ("AcceptedCmp1", "1"): ("responded", "who responded", True),
    ("substitutions_accepted", "yes"): ("accepted substitutions", "who accepted substitutions", None),
    ("deposit", "yes"): ("have a deposit", "with deposit", True),
    ("has_claim", "1"): ("have a claim", "with claim", False),
    ("paid_late_flg", "1"): ("paid late", "who paid late", False),
    ("Zahlungsverzug_12M", "Ja"): ("paid late within 12 months", "who paid late", False),
    ("retard_paiement", "oui"): ("paid late", "who paid late", False),
    ("arrears", "yes"): ("fell behind with payments", "who fell behind", False),
    ("SeriousDlqin2yrs", "1"): ("fell behind with payments", "who fell behind", False),
    ("canc_24h", "1"): ("cancelled late", "who cancelled late", False),
    ("Status", "canc <24h or DNA"): ("did not come", "who did not come", False),
    ("no_asistió", "sí"): ("did not come", "who did not come", False),
    ("has_complained", "yes"): ("complained", "who complained", False),
    ("complaint_raised", "yes"): ("raised a complaint", "who raised a complaint", False),
    ("loan_approved", "1"): ("had a loan approved", "who had a loan approved", True),
    ("switched_supplier_next_6m", "yes"): ("switched supplier within 6 months", "who switched", False),
    ("anbieterwechsel", "ja"): ("switched supplier", "who switched", False),
    ("zrezygnowala", "tak"): ("left", "who left", False),
    ("umowa_rozwiazana", "tak"): ("left", "who left", False),
    ("vertrag_verlaengert", "ja"): ("renewed", "who renewed", True),
    ("completed", "Yes"): ("finished", "who finished", True),
    ("kurs_abgeschlossen", "ja"): ("finished", "who finished", True),
    ("offer_completed", "yes"): ("responded", "who responded", True),
    ("Booked30d", "Y"): ("booked within 30 days", "who booked", True),
    ("gebucht", "ja"): ("booked", "who booked", True),
    ("left_review", "yes"): ("left review", "who left review", None),
    ("promoted", "yes"): ("were promoted", "who were promoted", None),
    ("fixed_rate", "yes"): ("have “fixed rate”", "with fixed rate", None),
    ("segment_b", "yes"): ("have “segment b”", "with segment b", None),
    ("grade", "B"): ("have “grade B”", "with grade B", None),
    ("current_accounts_delinq", "1"): ("have current accounts delinquent", "with current accounts delinquent", False),
    ("num_accounts_30d_past_due", "1"): ("have accounts 30d past due", "with accounts 30d past due", False),
    ("loan_status", "1"): ("have “loan status: yes”", "with “loan status: yes”", None),
    ("approve", "1"): ("were approved", "who were approved", True),
    ("loyal", "no"): ("have no loyal", "without loyal", None),
}


@pytest.mark.parametrize(("column", "level"), DID)
def test_an_outcome_is_said_as_what_customers_did(column: str, level: str) -> None:
    found = event(column, level)
    assert (found.did, found.who, found.wanted) == DID[column, level]


@pytest.mark.parametrize(
    ("column", "level", "kind"),
    [
        ("churn", "yes", "left"),
        ("renewed", "0", "lost"),
        ("default", "1", "burden"),
        ("fraud_found", "1", "burden"),
        ("campaign_response", "1", "response"),
        ("deposit", "yes", "sale"),
        ("substitutions_accepted", "yes", "other"),
        ("survived", "1", "other"),
    ],
)
def test_outcomes_are_sorted_by_what_a_company_does_about_them(column: str, level: str, kind: str) -> None:
    assert event(column, level).kind == kind


def test_of_what_is_kept_those_who_are_lost_are_told() -> None:
    assert told_level("renewed", ["1", "0"]) == "0"
    assert told_level("status", ["Renewed", "Not renewed"]) == "Not renewed"
    assert told_level("status", ["Renewed", "Other"]) == "Renewed"
    assert told_level("churned", ["yes", "no"]) == "yes"


def test_a_level_is_a_yes_only_where_its_column_says_yes_or_no() -> None:
    assert all(map(says_yes_or_no, (["yes", "no"], ["1", "0"], ["T", "F"], ["ja", "nein", "weiss nicht"], ["Yes"])))
    assert not any(map(says_yes_or_no, (["F", "M"], ["0", "2"], ["T", "C", "S"], ["yes", "no", "often", "never"], [])))
