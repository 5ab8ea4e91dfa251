"""Frames of what is still ahead of an undertaking: "bids for it", "a study of it", "it has yet to begin"."""

from pipeline.facts.project_frames import Frame

AHEAD: tuple[Frame, ...] = (
    Frame(
        "revived",
        "planned",
        False,
        (r"\b(?:to revive|reviving|revival of|revived plans for|to resume|resumption of|to relaunch) {it}",),
    ),
    Frame(
        "not_begun",
        "planned",
        True,
        (
            r"\b(?:yet|still) to (?:break|be broken|begin|start|see|get)\b{wide}{it}",
            r"\bnot (?:a|one)(?: single)? (?:[a-z]+ ){1,3}(?:has|had) (?:yet )?been (?:laid|dug|driven|built|"
            r"poured|turned|erected|raised|set)\b{wide}{it}",
            r"\bno (?:[a-z]+ ){1,2}(?:has|have) (?:yet )?been (?:laid|dug|driven|built|poured|turned|erected|"
            r"raised)\b{gap} (?:on|at|for|of) {it}",
            r"{subject}(?:has|have|is|are) (?:not|yet|still)(?: yet| been| still){0,2} (?:to )?(?:begun|started|"
            r"begin|start|break ground|get under ?way|got under ?way|be built|be started|got off the ground)\b",
            r"{subject}(?:has|have|with|still has) (?:no|neither|not yet) (?:a )?(?:start|starting|date|start "
            r"date|builder|contractor)\b",
            r"\bbefore (?:the )?(?:work|works|construction|building|drilling) (?:begins|starts|can begin|can "
            r"start|is to begin|gets under way)\b{wide}{it}",
            r"{it}{wide}\bbefore (?:the )?(?:work|works|construction|building|drilling) (?:begins|starts|can "
            r"begin|can start|is to begin|gets under way)\b",
        ),
    ),
    Frame(
        "papers_done",
        "planned",
        True,
        (
            r"\b(?:preparations|preparatory work|studies|talks|negotiations|design|designs|drawings|planning|"
            r"permits|financing|funding|procurement|land acquisition|engineering|design work|documents|survey|"
            r"surveys) (?:for|on|of) {it}{gap} (?:is|are|was|were|has been|have been) {adverb}(?:complete|"
            r"completed|finished|done|ready|finali[sz]ed|secured|in place|closed|concluded)\b",
            r"{subject}{has}{adverb}(?:reached|achieved|attained|came to|come to) financial clos(?:e|ing|ure)\b",
            r"{subject}(?:is|are|has been|have been) {adverb}(?:permitted|contracted|put out to tender|out to "
            r"tender|tendered|green-lit|greenlit|greenlighted|approved|cleared|licensed|authorised|authorized|"
            r"fully funded|fully financed)\b",
            r"{subject}{has}{adverb}(?:found|got|received|won|secured|obtained|been given|been granted|gets|wins|"
            r"gained) (?:its |the |a |all |all its |final |full ){0,2}(?:lenders?|financing|funding|money|builder|"
            r"permits?|licen[cs]e|approval|go-ahead|green light|nod|backing|clearance|all-clear|investment "
            r"decision|<m\d+>)\b",
            r"{subject}{has}{adverb}(?:received|receives|got|gets|gained|been given|was given) (?:an?|new|fresh|"
            r"another|its) "
            r"(?:[a-z]+ ){0,2}(?:boost|impetus|push|lift|fillip|momentum|lease of life|shot in the arm)\b",
            r"\b(?:green light|go-ahead|nod|all-clear|approval|blessing|consent) (?:to|for|on) (?:the "
            r"construction of |construction of )?{it}",
            r"\b(?:cleared|clears|clear|paved|paves|pave|opened|opens|open) the way (?:for|to) (?:the "
            r"construction of |construction of )?{it}",
            r"\b(?:blessing|approval|assent|consent|thumbs-up|thumbs up|backing) (?:to|for) {it}",
        ),
    ),
    Frame(
        "papers_for",
        "planned",
        False,
        (
            r"\b{granted}\b{wide}\b{paper}\b(?: (?:worth|of|totalling) (?:about |some )?<m\d+>)?(?: [a-z-]+){0,4} "
            r"(?:for|on|to build|to construct|to design|to supply|to equip|to deliver) {it}",
            r"\b{paper}\b(?: (?:worth|of) (?:about |some )?<m\d+>)?(?: [a-z-]+){0,3} (?:for|on|to build|to "
            r"construct|to design|to supply) {it}{wide}\b{granted}",
            r"\bland (?:is|was|has been|is being) [a-z ]{1,16} for {it}",
            r"\b{granted} (?:up to |about |some |a |another )?<m\d+>(?: [a-z-]+){0,4} (?:for|towards?|to) {it}",
            r"\b<m\d+> (?:[a-z-]+ ){0,3}(?:for|towards?) {it}{gap} {granted}",
            r"{it},? (?:for|towards?) which {gap}(?:<m\d+>|funds|money|financing|a loan|a grant){gap} (?:has|have|"
            r"had|was|"
            r"were) (?:been )?{adverb}(?:earmarked|allocated|approved|set aside|pledged|promised|secured|budgeted)\b",
            r"\b(?:picked|chose|chosen|selected|named|appointed|hired|contracted|engaged|commissioned|tasked|"
            r"short-?listed|won|awarded)\b{gap} (?:to (?:build|construct|design|supply|equip|deliver|lay|develop)|"
            r"for|as (?:the )?(?:builder|contractor|developer) (?:of|for)) {it}",
            r"\bstart (?:on|of|to) (?:work on |construction of )?{it}{gap} (?:is|was) {adverb}(?:foreseen|"
            r"expected|planned|scheduled|due|set|envisaged)\b",
            r"\b{paper}\b[^.;]{0,50}\b{granted}\b(?: [a-z]+){0,2} (?:for|to build) {it}",
        ),
    ),
    Frame(
        "idea_of",
        "proposed",
        True,
        (
            r"\b(?:hope|hopes|hoped|dream|dreams|dreamt|believe|wish|wishes) (?:that )?{it} (?:will|would|can|"
            r"could|may)\b",
            r"\b(?:pre-)?feasibility (?:study|studies|work|assessment|report)s? (?:for|of|on|into) {it}",
            r"\b(?:memorand(?:um|a)|agreements?|accords?|contracts?|deals?|protocols?|pacts?|letters?)\b{gap} "
            r"to (?:jointly )?(?:study|explore|examine|assess|look into|research) {it}",
            r"\b(?:plan|plans|idea|proposal|proposals) (?:for|of|to build) {it}{gap}(?:was|were|has been|have been) "
            r"(?:discussed|debated|floated|mooted|raised|aired)\b",
            r"\b(?:talks|discussions|debate|negotiations|consultations) (?:over|on|about|for) {it}{gap} (?:not "
            r"got|got nowhere|no further|led nowhere|continue|continued|are continuing|go on|dragged|drag)\b",
            r"\b(?:asked|invited|urged|approached|requested|courted)\b{gap} to (?:study|look at|look into|finance|"
            r"fund|consider|examine|back|help (?:finance|fund|build)|invest in|take part in|join|build) {it}",
            r"\b(?:whether|that|if) [^.;]{0,40}(?:needs?|should have|should build|should get|requires?|can "
            r"afford) {it}",
            r"\b{wish}(?: to (?:see|have|get|build|revive|join|host|finance|lay|construct|develop|put up|set up|take "
            r"part in))? {it}",
            r"\bfor {it},? [^.;]{0,60}(?:search(?:es|ing)?|look(?:s|ing)?|seek(?:s|ing)?) (?:for )?(?:an? |new |"
            r"foreign )?(?:investors?|partners?|backers?|money|financiers?|lenders?|funding)\b",
            r"\b(?:seeking|seeks|seek|looking for|looks for|searching for|in search of|courting|inviting) (?:an? |"
            r"new |foreign |private |strategic )*(?:investors?|partners?|backers?|financiers?|lenders?|money|"
            r"funding) (?:for|in|to build|to fund) {it}",
        ),
    ),
    Frame(
        "is_idea",
        "proposed",
        True,
        (
            r"{subject}{be} {adverb}(?:no more than|little more than|not more than|nothing but|merely|only|just|"
            r"still|but|as yet)? ?(?:an? (?:line|idea|sketch|dream|wish|pipe dream|vision|concept|proposal|"
            r"drawing|plan without)|on paper|at the (?:idea|concept|feasibility|study|discussion|pre-feasibility) "
            r"stage|in the realm|under (?:study|discussion|consideration|review|examination)|up in the air)\b",
            r"{subject}(?:exists?|existed) (?:only|so far only|merely|solely) (?:on paper|in|as)\b",
            r"{subject}{has}{adverb}(?:left|got beyond|been more than|got past|got off) (?:the |an? )?(?:drawing "
            r"board|paper|idea|memorandum|talk)\b",
            r"{subject}(?:is|are|has been|have been|was|were) (?:being )?{adverb}(?:being )?{studied}\b",
            r"{subject}(?:awaits?|await|is awaiting|is waiting for|still awaits|needs|lacks|still needs|still "
            r"lacks) (?:an? |the |its )?(?:final )?(?:investment decision|investors?|backers?|financier)\b",
            r"\b(?:route|site|location|economics|merits|case|idea|prospects?|possibility|concept|option) (?:of|"
            r"for) {it}{gap}(?:is|are|was|were|has been|have been) (?:being |again )?{studied}\b",
            r"{subject}{be} {adverb}at (?:the|an?) (?:[a-z-]+ )?stage of (?:an? |the )?(?:[a-z']+ )?(?:study|"
            r"report|idea|concept|discussion|talks|consultation)",
            r"{subject}(?:could|may|might) (?:one day|eventually|some day|perhaps|possibly|in time|at some "
            r"point)\b",
        ),
    ),
    Frame(
        "pitched",
        "proposed",
        False,
        (
            r"\b{pitch} (?:the (?:idea|possibility|prospect|option|construction|building) of |building |"
            r"constructing |reviving |plans for |investing in |an investment in |a stake in )?{it}",
            r"\b(?:idea|possibility|prospect|option|notion|dream|vision|concept) of (?:building |constructing |"
            r"having )?{it}",
            r"\btalk (?:is|was|turned|came) (?:of|to) {it}",
            r"\b(?:no (?:final )?(?:decision|investment decision)) (?:has been|had been|was|on) (?:taken|made|"
            r"{it})",
            r"\b(?:dream|dreams|dreamt|dreaming|speak|speaks|spoke|talk|talks|talked|muse|mused)(?: "
            r"[a-z]+){0,2} (?:of|about) {it}",
            r"\b(?:put|puts|placed|laid|brought|brings) {it} (?:on|to) the (?:table|agenda)\b",
        ),
    ),
)
# What a later sentence tells without a word for the undertaking.
LATER_AHEAD: tuple[Frame, ...] = (
    Frame(
        "ground_unbroken",
        "planned",
        True,
        (
            r"^ground (?:will be|is to be|is expected to be|is due to be|has yet to be|should be) broken\b",
            r"^(?:but |yet )?(?:work|works|construction) (?:has|have) (?:not|yet to)(?: yet)? (?:begun|started|"
            r"begin|start)\b",
            r"^no (?:[a-z]+ ){1,2}(?:has|have) (?:yet )?been (?:laid|dug|driven|built|poured|turned|erected|"
            r"raised)\b",
        ),
    ),
    Frame(
        "papers_later",
        "planned",
        False,
        (
            r"\b(?:tenders?|bids?|offers) (?:[a-z]+ ){0,4}(?:will be|are to be|is to be|have been|were|are being) "
            r"(?:invited|called|opened|launched|submitted|evaluated)\b",
            r"\b(?:builders?|contractors?|operators?|consultants?|concessionaires?) (?:is|are|will be|has been|"
            r"have been|was|were) (?:being |to be )?(?:chosen|picked|selected|sought|named|appointed|"
            r"shortlisted)\b",
            r"\b(?:contract|agreement|concession|loan) (?:with <[po]\d+> |for it |on it ){0,2}(?:is|was|will|has|"
            r"should|are|were) (?:due )?(?:to )?(?:be "
            r"|been )?(?:at last |finally )?(?:signed|awarded|approved|initialled|ratified)\b",
            r"\b(?:builders?|contractors?|crews|machines)(?: from <[pl]\d+>)? "
            r"(?:will |are to |is to |should )?(?:start|starts|begin|"
            r"begins|arrive|arrives|move in|moves in)\b",
            r"\bonly bidder\b",
            r"\bapproved the (?:money|financing|funding)\b",
        ),
    ),
)
