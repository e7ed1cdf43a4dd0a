"""What a status says of an order of which nothing came, or that a row pays something back: the beginnings of its words,
in several languages.
"""

import re
from collections.abc import Collection

from segmentry.results.orders import RowKind
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.traits import normal

#: Nobody paid.
_NOT_PAID = (
    "unpaid|not[ _-]?paid|nicht bezahlt|niet betaald|nie zapłac|no pagad|unbezahlt|onbetaald|impay|impagad|non pagat"
    "|não pag"
)
#: A payment was tried in vain.
_FAILED = (
    "denied|reject|declin|fail|rechaz|recus|rifiut|refus|abgelehn|odrzuc|отказ|невыполн"
    "|((payment|card|system) )?error|erreur|errore|erro (de|do|no) |((zahlungs|bezahl|buchungs)?fehler)|betalings?fout"
    "|betal(ning|ings?)fe[ij]?l|błąd|ошибк|[ée]chec|[ée]chou|fallid|falh|fallit|fehlgeschlagen|mislukt|nieudan"
    "|misslyck|mislykk|başarısız|失败|失敗|실패"
)
#: Nothing was sold, or nothing came of it.
_NEVER = (
    f"{_NOT_PAID}|{_FAILED}|"
    "cancel|void|(di)?batal|sztorn|storn|annul|anul|cancelad"
    "|отмен|скасов|i\u0307?ptal|已?取消|交易关闭|交易關閉|已关闭|已關閉|キャンセル|취소"
    "|quotation|quote$|devis|angebot$|presupuesto|preventivo|or[cç]amento|offerte$|oferta$|wycena"
    "|saved$|parked|draft|entwurf|brouillon|borrador|bozza|rascunho|concept$|szkic"
    "|requires|incomplete|abandon|pending[ _-]payment|payment[ _-]pending"
    "|wait[ _-]?list|warteliste|liste d['’]attente|list[ae] d[ei] espera|lista d['’]attesa|wachtlijst|lista rezerwowa"
    "|(\\w+ )?pro[ -]?forma|no[ _-]?show|(nicht|nie) (erschienen|angereist|stawi)"
    "|n(o|on|ão) (se )?(pr[ée]sent|comparec)|mancato arrivo|niet verschenen|gestorneerd|geannul|geweigerd|nieop[lł]ac"
    "|afgebroken|abgebrochen|przerwan|openstaand"
    "|expir|abgelaufen|verlopen|wygas|süresi dol|истек|已?过期|已?過期|期限切れ|만료"
    "|makuler|avbruten|avbruden|avbokad|avbeställ|avbestilt|aflyst|zrušen|töröl|lemond|mitätö|ακυρ|peru(t|u)|作废|作廢|取消|무효"
    "|ยกเลิก|đã h[uủ][yỷ]|h[uủ][yỷ] (bỏ|đơn)|בוטל|ملغ|إلغاء"
    "|view([ _-](item|cart|promotion|content)|$)|page[ _-]?view|select[ _-](item|promotion|content)|impression"
    "|(add|remove)[ _-](to|from)[ _-](cart|wishlist)"
    "|add[ _-](payment|shipping)[ _-]info|begin[ _-]checkout|session[ _-]start"
    "|absage|abgesagt|deleted|gelöscht|supprim|eliminad|usunięt|verwijderd|slettet|raderad|удал[её]н|[(（]?删除|削除|삭제"
)
#: Nobody has paid yet.
_AWAITED = (
    "(await\\w*|waiting (for|on)) (of )?((bank|check|cheque|wire|remote) )*(pay|transfer|cheque|check)"
    "|en attente d[eu] (pai|r[èe]g|vire|ch[èe]q|pr[ée]l)|toezegging$|toegezegd|pledged$|zugesagt"
    "|aguarda(ndo|r) (o )?(pag|transf)|(esperando|en espera d?e?l?) ?(el |de )?(pago|transf|cheque)"
    "|pendiente de (pago|cobro|transf)|pa(go|gamento|yment|iement)s? pend"
    "|in attesa d[ie]l? (pag|bonif|assegn)|wacht(en)? op (betal|overb|overs)|in afwachting van (betal|bank|overb|overs)"
    "|(auf|wg\\.?) (zahlung|überweis|scheck|vorkasse)"
    "|zahlung (ausstehend|offen)|oczek\\w+ na (p[łl]at|wp[łl]at|przelew)|ödeme bekl"
    "|等待(买家|買家)?(付款|支付)|[待未](付款|支付)"
    "|(入金|支払い?|決済)待ち|未入金|väntar på bet|afventer bet|venter på bet|odottaa maks|ожида\\w+ оплат|не оплач"
    "|(결제|입금) ?대기|미입금|čeká na (plat|zaplac)|várakozás fizet|fizetésre vár"
)
#: It may be paid or go on yet.
_OPEN = (
    "(pending|on[ _-]?hold|holded|hold|en attente|ausstehend|zurückgestellt|pendiente|in sospeso|in attesa|pendente"
    "|em espera|en espera|in de wacht|in afwachting|oczekując[aey]|wstrzymane|väntande|afventer|avventer|odottaa"
    "|beklemede|в ожидании|保留中?|reserved|provisional|tentative|unconfirmed|reserviert|réservée?|reservad[oa]"
    "|prenotat[oa]|gereserveerd|zarezerwowan[aeoy]|reserverad|reserveret|reservert)$"
)
#: Papers that go with goods which nobody pays for: gifts, samples, what is sent for repair or to be shown.
_UNPAID_GOODS = (
    "bonifica[cç]|brinde|amostra|omaggio|remessa (para|em|de|por)|free[ -]of[ -]charge|free sample|kostenlos"
    "|ersatzlieferung|gratislieferung|échantillon|muestra"
)
#: What stands before these words in shops' software, or in the name of a paper (wholesale sales return), and what
#: software calls orders that nobody paid yet.
_BEFORE, _WAITING = (
    "(wc-|(order|payment|processor|gateway|settlement|authori[sz]ation|charge|transaction|transfer|invoice|customer"
    "|buyer|seller|merchant|system)[ _-]|status[ _:-]+|[0-9]+ ?[-–:.] ?|(wholesale|retail|cash|sales?|purchase|toptan"
    "|perakende|sat[ıi]ş|sprzedaży|verkaufs|commande|pedido|bestellung|auftrag|ordine|zamówienie|заказ|замовлення|sipariş"
    "|objednávka|rendelés|tilaus|ordre|beställning) |(ご?注文|订单|訂單|交易|주문|결제) ?)*",
    "wc-(on-hold|pending|checkout-draft|trash)",
)
#: What was sold came back, or its money did.
_BACK = (
    "refund|payment refund|return|revers|charged?[ _-]?back|retour|rück|rembours|devuel|devol"
    "|reembols|estorn|zurück(gegeben|genommen|ge[sz])|resa|reso|rimbors|zwr[oó]|erstattet|возвра|поверн|i\u0307?ade|已?退|退款|退货|返品|返金|反品|환불|반품|vrác|vissza[kt]|palaut|hyvit"
    "|คืน|החזר|استرجاع|مرتجع|مسترجع"
    "|återbet|tilbakebet|terugbet"
)
#: Papers that take something off an invoice; of payments, the same words may be of money that came in.
_CREDITED = (
    "credit[ _-]?(memo|note)|creditnota|cr[eé]ditnota|gutschrift|rechnungskorrektur|avoir|nota? (de |di )?cr[eé]dito"
    "|kreditnota|kreditfaktura|kredittnota|korekt|faktura kor|dobropis|alacak dekontu|红字|赤伝"
)

#: Codes of papers in books in which purchases of customers stand beside much else: all of them, those that sell, those
#: that take something off.
BOOKS = tuple(
    (word_set(f"{sell} {off} {other}"), word_set(sell), word_set(off))
    for sell, off, other in (
        ("si", "sc", "sr sa sd pi pc pp pa pd bp br cp cr jd jc vp vr"),
        (
            "custinvc cashsale",
            "custcred cashrfnd",
            """custpymt custdep custrfnd depappl salesord estimate opprtnty purchord vendbill vendcred vendpymt itemship
            itemrcpt rtnauth vendauth journal check deposit transfer invadjst""",
        ),
        ("out_invoice out_receipt", "out_refund", "in_invoice in_refund in_receipt entry"),
        ("rv dr", "dg rg", "dz da ab za zp sa zv kr kz kg ka"),
        ("ft fa fd fac fdiff nd ric rf sc scn", "nc", "ddt bol bc prv prev pr ord oc"),
        ("td01 td02 td03 td05 td06 td07 td09 td24 td25 td26", "td04 td08", "td16 td17 td18 td19 td20"),
        ("ft fs fr fac nd vd", "nc", "gt gr gd ga or orc pf ne enc rc rg cm"),
        ("fa fac fact", "av avo", "dev de bc bl cmd cde pro pf"),
        ("fv fac fra fs tk tic", "abo ab nc", "alb ped pre ppto pf rec cob"),
        ("re rg ar rech", "gu gs gut st sr", "an ag ang ab auf ls lief"),
        ("inv", "crn cn cm cr", "qt quo qte est so ord dn do pf rcpt pmt pay"),
        ("vf fac", "vcn cn cf cr", "of off ob ord pb"),
        ("fs fv fa pa par", "fkor fakor pakor kfs kpa zpa ro", "pf fpf wz zk zam za of"),
    )
)
#: Lists of codes that everybody uses: kinds of invoices (UN/EDIFACT 1001, as e-invoices have them), SAP's billing
#: types, papers of Polish books, states of orders in three letters and those of Rakuten, entries of books, each with
#: those that take something off or, as papers that are pro forma and orders that wait to be confirmed, sell nothing.
_CODES = (
    (word_set("80 82 84 325 380 383 384 386 389 393 751 381 396"), word_set("325 381 396")),
    (
        word_set("fs fv fa pa par pf fpf fkor fakor pakor kfs kpa zpa ro"),
        word_set("pf fpf fkor fakor pakor kfs kpa zpa ro"),
    ),
    (word_set("100 200 300 400 500 600 700 800 900"), word_set("100 800 900")),
    (
        word_set(
            """new opn open pnd pen prc proc hld bko con cnf cfm app pck pkd pak shp shpd dsp dlv del cmp cpl com clo
            cls cld inv bil fin ful can cnl cncl canx cxl rej rtn ret rfd"""
        ),
        word_set("can cnl cncl canx cxl rej rtn ret rfd"),
    ),
    (word_set("f1 f2 f5 f8 faz fas fp iv l2 b1 b2 g2 re s1 s2 s3 igs"), word_set("f5 f8 g2 re s1 s2 s3 igs")),
    *((known, off) for known, _, off in BOOKS),
)
#: Those of them that take nothing off what was sold.
PRO_FORMA = word_set("325 pf fpf f5 f8 100 800 900")


def paid_back(kind: RowKind) -> str:
    """A pattern of what is said, in small letters, of rows that pay back what other rows sold.

    >>> [bool(re.search(paid_back("orders"), word)) for word in ("refund", "credit memo", "cancelled", "invoice")]
    [True, True, False, False]
    """
    return f"^{_BEFORE}({_BACK if kind == 'transactions' else f'{_BACK}|{_CREDITED}'})"


def undone(kind: RowKind) -> str:
    """A pattern of what is said, in small letters, of rows that are no sale.

    >>> [bool(re.search(undone("orders"), word)) for word in ("refunded", "wc-cancelled", "4 - failed", "complete")]
    [True, True, True, False]
    """
    return f"{paid_back(kind)}|^{_BEFORE}({_NEVER}|{_AWAITED}|{_UNPAID_GOODS})|^({_WAITING})"


def failed() -> str:
    """A pattern of what is said, in small letters, of payments that were tried in vain.

    >>> [bool(re.search(failed(), word)) for word in ("Card declined".lower(), "declined", "2 - failed", "cancelled")]
    [False, True, True, False]
    """
    return f"^{_BEFORE}({_FAILED})"


def still_open() -> str:
    """A pattern of what is said, in small letters, of rows of which something may come yet.

    >>> [bool(re.search(still_open(), word)) for word in ("pending", "order on hold", "pending review")]
    [True, True, False]
    """
    return f"^{_BEFORE}{_OPEN}"


def tell_of_unpaid(levels: Collection[str]) -> bool:
    """Whether some of the values of a column say that nobody paid.

    >>> tell_of_unpaid(["paid", "not_paid"]), tell_of_unpaid(["Pagata", "Scaduta"])
    (True, False)
    """
    return any(re.match(_NOT_PAID, level.lower().strip()) for level in levels)


def tell_of_undone(levels: Collection[str]) -> bool:
    """Whether some of the values of a column say that nothing was sold, and others do not.

    >>> tell_of_undone(["Sale", "Refund"]), tell_of_undone(["Card", "Cash"])
    (True, False)
    """
    said = [re.search(undone("orders"), level.lower().strip()) is not None for level in levels]
    return (any(said) and not all(said)) or bool(codes_that_take_off(levels))


def says_cancelled(name: str) -> bool:
    """Whether the name of a column says that nothing came of something, and not that it came back.

    >>> says_cancelled("Cancelled at"), says_cancelled("Refunded at")
    (True, False)
    """
    return any(re.match(_NEVER, word) is not None for word in normal(name).split("_"))


def codes_that_take_off(levels: Collection[str]) -> frozenset[str]:
    """Those of the values of a column that take something off, where they are codes of a list that everybody uses.

    >>> codes_that_take_off(["380", "381"]), codes_that_take_off(["380", "381", "999"])
    (frozenset({'381'}), frozenset())
    """
    codes = frozenset(level.lower().strip() for level in levels)
    off = next((codes & off for known, off in _CODES if codes <= known), frozenset())
    return off if off < codes else frozenset()
