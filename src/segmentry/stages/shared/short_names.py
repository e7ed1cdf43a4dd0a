"""Names that statistical offices, surveys and business systems write in short, and the words that they stand for.

From the dictionaries of public data (INSEE, INEGI, INE, ISTAT, Banca d'Italia, INEP, CBS, LISS, the US census, CDC,
NORC, ESS) and of SAP and DATEV. Rules of names then need to know the words alone.
"""

import re
from collections.abc import Mapping

_SHORT = {
    "gender": """
    p6020 ch04 st004d01t riagendr sexvar sexe1 sexo1 sexojefe sexinit v2007 p207 rb090 pb150 edsexo cdsexo isex gndr
    agender""",
    "ethnicity": """ridreth1 ridreth3 reth hisp hispan racethn raceeth racegrp racehisp racecmb ethn eth ethnic
    ethgrp""",
    "race": """v2010 rac1p rac2p rac3p racf racef racenew tpcorraca corraca""",
    "citizenship": """pb220 pb220a nat28 cit citizen1 citizenp dmdcitzn immi inai natp natio cittmi""",
    "birth_year": """gebjahr gebjaar anneenais annais anonac anionac annonasc
    anonasc rokur pb140 rb080 gebj yrbirth birthyr doby""",
    "birth_country": """pb210 rb280 pobp pob brncntr dmdborn dmdborn2 dmdborn4 bpl bplace paisnac facntr mocntr""",
    "foreign_worker": """gastarb gastarbeiter foreignworker""",
    "religion": """rlgdnm rlgblg relig16 churchatd""",
    "political_party": """partyid pid3 pid7 pid7na partyidr polviews polideol lrscale ideo5 ideology""",
    "marital_status": """
    pb190 p209 pgfamstd famst famstand marst marstat maritl maristat maristt stciv stcivmi staciv staciva eciv1 eciv
    burgstat econ
    edocivil edocony stamat matri dmdmartl sivst sivstat""",
    "occupation": """
    pl051 pl050 jbsoc10 p505 occp occ10 occ80 occ90 occ2010 isco08 isco88 isco68 socp pcs csp cs1 cs2 cs8 cs24 cs42
    beruf1 cno cno11 cbo
    belbezig qualp10n""",
    "employment_status": """jbstat pl031 pl032 pgemplst erwstat pl040 cow esr wrkstat wrkst empstat empst tact condmi
    sitlab situlab""",
    "industry": """
    indp naics naicsp sic sic87 nace nace1 naf na5 na10 na17 na38 ind10 ind80 indus indust sett sett11 settp9
    cnae brsch""",
    "region": """
    zeat gor_dv gor db040 ireg regmf ripmf ripart ccaa prov nuts1 nuts2 nuts3 bula bland bundesl uf sguf ufcode couf rgn
    gor division
    wojew woj klm regio land1 lan fylke""",
    "municipality": """
    kommnr komnr kommunenr kommunekode kommunkod codgeo ubicageo ubigeo geoid comune1 depcom comu codmun ags gkz
    cbs gem gemcode gemnr teryt""",
    "post_code": """pstlz pstl2 pstcd""",
    "order_number": """vbeln ebeln aufnr belnr bstnk bstkd""",
    "state": """st stfips statefip statefips fips stcode""",
    "area_code": """ddd tamloc tamamu tamano taille_commune areacode acom4c xnorcsiz urbrur codzona""",
    "dwelling_type": """typl typlog tipviv clasviv bld bldg wohnform""",
    "tenure_type": """stocd tenviv regten ten tenurtyp""",
    "transport_mode": """jwtr jwtrns modtrans vm vrmittel hvm""",
    "purpose_type": """verw zweck verwzweck""",
    "household_type": """clasehog typmr hht hhtype tiphog hhtyp""",
    "payment_method": """zlsch zahlart zahlweg paymeth pmtmethod""",
    "product_group_code": """spart vtweg matkl warengruppe prodgrp artgrp""",
    "branch_code": """werks vkorg vkbur lgort bukrs filnr filialnr""",
    "customer_group_code": """kdgrp ktokd kukla konda kvgr kvgr1 kvgr2 kvgr3 kvgr4 kvgr5 kalks""",
    "ledger_code": """
    gegenkonto gegenkonto_ohne_bu_schlussel sachkonto kostenstelle kost1 kost2 kostentrager hkont saknr kostl
    bu_schlussel bukey glaccount gl_account cost_center cost_centre centro_costo centre_cout""",
    "reason_for_rejection": """abgru""",
    "survey_weight": """
    wtssall wtssnr wtssps wtssnrps wtint2yr wtmec2yr wtintprp wtmecprp pwgtp wgtp perwt hhwt asecwt llcpwt
    finalwt pspwght pweight dweight anweight factorel factorex facexp fexp fex fac500a facpob facrow poids_men
    coefin coef coeffin pesofit wagatotal phrf hhrf gewpa gewhh gewpers v1028 v1032 perweight earnwt nwgt expc
    fact_ext fact_exp weegfactor wegingsfactor weging factor07 facpob07 db090 rb050 pb040 rb060 """,
    "sample_unit_code": """psu vpsu sdmvpsu upm upa ururp ageb primary_sampling_unit cluster_psu conglomerado
    conglome""",
    "sample_stratum_code": """
    strata stratum strat vstrat sdmvstra ststr estdis estrato estratodis strate schicht stratumid""",
    "survey_code": """ballot qstver questver essround edition wave welle oleada onda vague ronda form_version
    sampcode""",
    "household_id": """
    folioviv foliohog nquest nomencuest hhid1 hhnr hnr nohouse profam nvivi numhog hhidpn idhogar idhousehold
    idmen identmen hidp hid db030 rb040 px030""",
    "person_id": """nomem pnr persnr persid1 proind numren pid rb030 pb030 opid norden npers1 lineno pernum sporder
    pidp pid1 ncodpers""",
    "age": """
    p208a rx010 rx020 agep agea ageyr ridageyr eda edad1 edadjefe agerev aged etami etam lftd lft leeftijdp nuidade
    v2009 alder
    ika ikaluokka ald aldersgruppe altq agec""",
    "education": """
    pe040 pe041 pe020 hiqual p301a pgisced97 pgisced11 schl dmdeduc2 dmdeduc3 educa educajefe nforma dipl istrmi
    studio nivel eisced edulvla edulvlb oplcat oplzon
    oplmet utdanning utbildning uddannelse koulutus utdniv""",
    "household_size": """mieperho hx040 hhpers nperr inper dmdhhsiz totinteg aantalhh hhmmb np ncomp numper nmiemb
    nbpers aantalki nkind""",
    "income": """
    hy020 hy010 fimngrs fihhmngrs vd4019 vd4020 pglabgro pglabnet labgro inghog2d i11110 rincome realrinc rincom16
    realinc ingcor inccor hinctnta hheink nettoink brutoink nettohh brutohh inntekt
    inkomst indkomst tulot ink pincp wagp hincp indhhin2 indfmin2 faminc famincr""",
    "wealth": """formue formogenhet varallisuus""",
    "debt": """gjeld skuld skulder gaeld velka""",
    "household": """husholdning hushall kotitalous""",
    "job_years": """beszeit""",
    "children": """nbenf nenf nenfants nhijos nfigli aantalkinderen""",
    "bedrooms": """bdsp""",
    "rooms": """rmsp nbpi npi""",
    "street": """stras""",
    "home_value": """valogg valp valcasa""",
    "car_value": """valcar valauto""",
    "amount_paid": """belop belob belopp summa""",
}
#: Letters from which a short name stands for its words within a longer one, too.
_LONG = 5
_MEANT: Mapping[str, str] = {short: long for long, shorts in _SHORT.items() for short in shorts.split()}
#: Behind a name these say that its numbers were made unreadable: what they name is a thing.
_HIDDEN = re.compile(r"_(encr|encrypted|hash|hashed|masked|anon|anonym|anonymi[sz]ed|pseudonymi[sz]ed|crypted)$")
#: The wave of a panel before a name.
_WAVE = re.compile(r"^[a-o]_")
#: The letters by which surveys tell whose answer it is: the person's, the partner's, the household's.
_WHOSE = re.compile(
    r"^(?!(re|se)duc(e|ed|er|es|ing)(_|$))(p|pp|h|hh|r|s|sp|w|x|m|f|a|b|c|q|v|i)_?(?=(sex|gender|gndr|ethn|relig|educ|marst|marit)[a-z]{0,3}(_|$))"
)
#: The year or the wave behind a name, and the letters that mark a person or a form.
_BEHIND = re.compile(r"((_(all|f|p|r|jefe|pers|hh|dv|rec|recode|imp|orig|c?\d+[a-z]?))+|(19|20)\d\d)$")


def spelled_out(word: str) -> str:
    """The words that a name in short stands for; any other name as it is.

    Examples
    --------
    >>> spelled_out("riagendr"), spelled_out("ubica_geo"), spelled_out("nohouse_encr"), spelled_out("gender")
    ('gender', 'municipality', 'household_id', 'gender')
    """
    plain = _WHOSE.sub("", _HIDDEN.sub("", word))
    for form in (word, plain, _BEHIND.sub("", plain), _WAVE.sub("", _BEHIND.sub("", plain))):
        if (meant := _MEANT.get(form) or _MEANT.get(form.replace("_", ""))) is not None:
            return meant
    if _HIDDEN.search(word):
        return plain if plain.endswith("id") else f"{plain}_id"
    word = plain
    return "_".join(_MEANT.get(part, part) if len(part) >= _LONG else part for part in word.split("_"))
