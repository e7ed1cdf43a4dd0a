"""Words that say that nothing is known of a customer, in the languages that customer tables are kept in.

They are compared in lower case, without accents, brackets, marks between words and a code before or behind:
`(Not stated)`, `not_stated` and `99 - Not stated` are alike. Two of them with a stroke or an "or" between are one, too.
"""

import re

from segmentry.stages.shared.plain_words import without_accents

_WORDS = """
    # English
    not stated, not specified, unspecified, not provided, not given, not reported, not recorded, not disclosed,
    undisclosed, not answered, unanswered, no answer, no response, nonresponse, non response, not available,
    not ascertained, not declared, no data, no information, no info, not known, dont know, do not know, didnt know,
    i dont know, i do not know, doesnt know, dk, dkna, dkref, cant say, cannot say, hard to say, not sure,
    prefer not to say, prefer not to answer, prefer not to disclose, prefer not to respond, prefer not to tell,
    prefer not to state, i prefer not to say, i prefer not to answer, i would prefer not to say,
    id prefer not to say, id rather not say, rather not say, would rather not say, choose not to say,
    choose not to disclose, wish not to say, do not wish to say, decline to answer, declined to answer,
    decline to state, declined to state, declined to say, refuse to answer, refused to answer, refused, refusal,
    declined, skipped, question skipped, missing data, missing value, data missing
    # German
    keine angabe, keine angaben, ohne angabe, ohne angaben, nicht angegeben, k a, weiss nicht, weiss ich nicht,
    ich weiss nicht, weiss es nicht, keine antwort, nicht beantwortet, antwort verweigert, verweigert,
    mochte ich nicht sagen, mochte nicht antworten, mochte ich nicht angeben, mochte keine angabe machen,
    will ich nicht sagen, lieber nicht sagen, nicht verfugbar, nicht erfasst, nicht erhoben, keine daten
    # French
    non renseigne, non renseignee, non precise, non precisee, non communique, non communiquee, non specifie,
    non specifiee, non indique, non declare, nsp, ne sait pas, je ne sais pas, ne se prononce pas, sans reponse,
    pas de reponse, non reponse, non repondu, aucune reponse, refus, refus de repondre, prefere ne pas repondre,
    je prefere ne pas repondre, prefere ne pas dire, prefere ne pas le dire, je prefere ne pas le dire,
    ne souhaite pas repondre, je ne souhaite pas repondre, non disponible, donnee manquante
    # Spanish
    no sabe, no contesta, no sabe no contesta, nsnc, ns nc, no responde, no sabe no responde, nsnr, no se,
    sin respuesta,
    sin especificar, sin informar, no especificado, no especificada, no especifica, no informado, no informa,
    no declarado, no declara, no indicado, sin datos, sin dato, sin informacion, no disponible, prefiero no decirlo,
    prefiero no decir, prefiero no responder, prefiero no contestar, prefiere no responder, prefiere no contestar,
    prefiere no decirlo, rehusa contestar, se niega a contestar
    # Italian
    non so, non lo so, non sa, non sa non risponde, non risponde, non specificato, non specificata, non indicato,
    non indicata, non dichiarato, non dichiarata, non fornito, non rilevato, preferisco non rispondere,
    preferisco non dirlo, preferisco non specificare, preferisce non rispondere, nessuna risposta, mancata risposta,
    rifiuta di rispondere, non disponibile
    # Portuguese
    nao sabe, nao sei, nao respondeu, nao responde, nao sabe nao responde, ns nr, nao informado, nao informada,
    nao informou, nao declarado, nao declarada, nao especificado, nao especificada, nao consta, sem resposta,
    sem informacao, sem dados, prefiro nao responder, prefiro nao dizer, prefiro nao informar, prefere nao responder,
    prefere nao dizer, recusou responder, recusa, nao disponivel
    # Dutch
    weet niet, weet ik niet, ik weet het niet, weet het niet, geen antwoord, geen opgave, niet opgegeven,
    niet ingevuld, niet beantwoord, niet vermeld, zeg ik liever niet, wil ik liever niet zeggen, wil niet zeggen,
    liever niet zeggen, geen gegevens, geweigerd, niet beschikbaar
    # Polish
    nie wiem, nie podano, nie podal, brak odpowiedzi, brak danych, brak informacji, odmowa, odmowa odpowiedzi,
    trudno powiedziec, wole nie mowic, wole nie odpowiadac, nie chce odpowiadac, niedostepne
"""
#: What an act may end in, too: an offer is refused, a call has no answer.
_ACTS = """
    refused, refusal, declined, skipped, no answer, no response, nonresponse, not answered, unanswered,
    not available, keine antwort, nicht beantwortet, verweigert, nicht verfugbar, refus, sans reponse,
    pas de reponse, aucune reponse, non repondu, non disponible, sin respuesta, no contesta, no responde,
    no disponible, nessuna risposta, mancata risposta, non risponde, non disponibile, sem resposta, recusa,
    nao respondeu, nao responde, nao disponivel, geen antwoord, geweigerd, niet beantwoord, niet beschikbaar,
    brak odpowiedzi, odmowa, niedostepne
"""


def _listed(text: str) -> frozenset[str]:
    lines = (line for line in text.splitlines() if not line.lstrip().startswith("#"))
    return frozenset(" ".join(word.split()).casefold() for line in lines for word in line.split(",") if word.strip())


_NO_ANSWER, _ENDS_OF_ACTS = _listed(_WORDS), _listed(_ACTS)
#: Cells as programs write them where there is nothing.
_EMPTY = _listed(
    """<na>, <null>, <none>, <nan>, <empty>, n.a., n.a, n. a., n.d., n/d, s/d, s.d., n.v.t., nat, (blank), (null),
    (empty), (none selected), #null!, #value!, #ref!, #div/0!, #num!, #name?, #n/v, #nv, –, —, ---, …, ..., ??, ???"""
)
#: Letters of a cell that may still be such words: more are looked through by nobody.
_LONGEST = 1_000
_CODE = re.compile(r"^-?\d{1,4}\s*[-=:.)]+\s*(?=\D)|\s*[(\[]?-?\d{1,4}[)\]]?$")
_BETWEEN = re.compile(r"\s*/\s*|\s+or\s+|\s+oder\s+|\s+ou\s+|\s+o\s+|\s+of\s+|\s+lub\s+")


def is_no_answer(cell: str) -> bool:
    """Whether the words say that somebody did not answer, or that nothing is known of it.

    >>> [is_no_answer(cell) for cell in ("Prefer not to say", "99 = Weiß nicht", "Don’t know / refused", "unknown")]
    [True, True, True, False]
    """
    if len(cell) > _LONGEST:
        return False
    plain = _plain(cell)
    if cell.strip().casefold() in _EMPTY:
        return True
    return plain in _NO_ANSWER or all(_plain(part) in _NO_ANSWER for part in _parts(cell))


def may_end_an_act(cell: str) -> bool:
    """Whether the words may as well be what came of an offer, a call or a payment.

    >>> may_end_an_act("Refused"), may_end_an_act("prefer not to say")
    (True, False)
    """
    return len(cell) <= _LONGEST and _plain(cell) in _ENDS_OF_ACTS


def _plain(cell: str) -> str:
    """The words alone: in lower case, without accents, brackets, marks and a code beside them."""
    letters = without_accents(_CODE.sub("", cell.strip().strip("()[]<>{}*")).casefold())
    kept = "".join(c for c in letters if c not in "'’`´ʼ")
    return re.sub(r"[\W_]+", " ", kept.replace("ß", "ss").replace("ł", "l")).strip()


def _parts(cell: str) -> list[str]:
    return _BETWEEN.split(cell.strip().strip("()[]<>{}*").casefold())
