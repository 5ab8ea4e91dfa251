"""Frames of what ends or stops an undertaking: "they scrapped it", "nothing has moved on its site"."""

from pipeline.facts.project_frames import Frame

ENDED: tuple[Frame, ...] = (
    Frame(
        "down_for_repairs",
        "operational",
        True,
        (
            r"{subject}(?:went down|is down|was down|goes down|closed|shuts?|shut down|halted|stopped|halts|"
            r"stops)[^.;]{0,50} for (?:[a-z]+ ){0,2}(?:maintenance|repairs|an overhaul|inspection)\b",
        ),
    ),
    Frame(
        "scrapped_by",
        "cancelled",
        True,
        (
            r"\b{has}{adverb}{scrap} (?:{plan_of} )?{it}(?:[ ,.;]|$)",
            r"\b(?:write|writes|wrote|written|strike|struck|call|called|bid|wave) {it} (?:off|from|farewell|"
            r"goodbye)\b",
            r"\b(?:death|demise|burial|abandonment|cancellation|scrapping) of {it}",
            r"\b(?:was|is|meant|means|spelt|spelled|marked|marks|announced|sealed) the end (?:of|for) {it}",
            r"\b(?:died|dead|sank|vanished|perished|off the table|buried)(?:,? and with (?:it|them|him))?,? {it}",
            r"\b(?:there will be|there is to be|there would be) no (?:such )?{it}",
            r"\b(?:give|gave|given|gives) {it} up\b",
            r"\b(?:will|would|shall|is|are) (?:now )?(?:not|never|no longer) (?:to |going to |be )?(?:build|"
            r"building|go ahead with|going ahead with|proceed with|proceeding with|pursue|pursuing) {it}",
        ),
    ),
    Frame(
        "was_scrapped",
        "cancelled",
        True,
        (
            r"{subject}{be} {adverb}(?:{scrap}|laid to rest|dead|history|over|off the table|off the agenda)\b",
            r"{subject}(?:will|would|is to|is) (?:now )?(?:never|not|no longer|not now) (?:be )?(?:built|happen|"
            r"go ahead|be built|see the light|to be built|come about|be realised|be realized|proceed)\b",
            r"{subject}{has}(?:died|fell through|fallen through|collapsed|folded|vanished|disappeared|came to "
            r"(?:nothing|naught)|come to (?:nothing|naught)|never (?:got|was|came|saw|materiali[sz]ed|"
            r"happened))\b",
        ),
    ),
    Frame(
        "papers_ended",
        "cancelled",
        True,
        (
            r"\b{paper}(?: [a-z-]+){0,2} (?:for|of|on|with|to build|to construct) {it}{wide} (?:(?:was|were|has "
            r"been|have been|is|are) {adverb}(?:{scrap})|expired|lapsed|fell through|collapsed|ran out)\b",
            r"\b(?:let|allowed) {gap}(?:agreement|contract|concession|licence|memorandum|option) (?:expire|lapse|"
            r"run out)\b",
        ),
    ),
    Frame(
        "halted_by",
        "suspended",
        True,
        (
            r"\b{has}{adverb}{halt} (?:{plan_of} |work (?:on|at) |works (?:on|at) |construction (?:of|at) |"
            r"production at |output at |operations? (?:of|at) |funding for |payments for |lending for |financing "
            r"of )?{it}(?:[ ,.;]|$)",
            r"\b(?:put|puts|placed|kept|keeps|left|leaves|leaving|putting) {it} (?:on (?:hold|ice|the back "
            r"burner)|half|unfinished|idle|in limbo)\b",
            r"\b(?:halt|stop|moratorium|freeze|pause|standstill) (?:to|on|at|in|of) (?:work (?:on|at) |"
            r"construction of )?{it}",
            r"\b(?:downed tools|laid down (?:their )?tools|walked off the site|left the site|packed up)\b{gap} "
            r"(?:at|of|on) {it}",
            r"\b(?:nothing|no work|no crane|no machine|nobody|little)\b{gap} (?:moved|moves|been done|worked|"
            r"happened|stirred|stirs|done)\b{gap} (?:on|at) (?:the (?:building )?site of )?{it}",
            r"\b(?:on ice|on hold|frozen|suspended|halted|shelved|stalled|at a standstill),? and with (?:it|them) "
            r"{it}",
            r"\b(?:motionless|idle|silent|unfinished|rusting|still) (?:above|over|at|beside|on) {it}",
            r"\b{output} (?:at|of|from|through|over|on) {it}{wide} (?:stopped|ceased|{be} (?:halted|suspended|"
            r"stopped|shut down))\b",
            r"\b(?:output|production|work|works|operations|deliveries|flows|traffic|trains|transit)\b{gap} "
            r"(?:stopped|ceased|came to a halt|came to a stop|ended) (?:at|of|on|over|through) {it}",
            r"\b(?:put|puts|placed|plunged|thrown|threw|sent) {it} (?:into|in) (?:deep freeze|limbo|mothballs|"
            r"cold storage|hibernation)\b",
        ),
    ),
    Frame(
        "was_halted",
        "suspended",
        True,
        (
            r"{subject}{be} {adverb}{halted}",
            r"{subject}{has}{adverb}(?:ground to a halt|come to a halt|came to a halt|come to a stop|stopped "
            r"(?:work|producing|production|operating|running|pumping|working)|ceased (?:production|to operate|"
            r"operations?)|shut down|been (?:shut|closed|dark|idle) since|stalled|stood (?:idle|dark|still|empty|"
            r"unfinished))\b",
            r"{subject}(?:had|has|saw) its (?:licence|license|permit|funding|loan) (?:suspended|frozen|withheld)\b",
            r"{subject}{has}(?:fallen|fell|gone|went|stood) (?:silent|idle|dark|still|quiet|cold)\b",
            r"{subject}{adverb}(?:makes|produces|earns|carries|moves|treats|pumps|handles|ships|generates|"
            r"yields) (?:nothing|no)\b",
            r"\b(?:loading|production|operations?|output|traffic|exports|flights|shipments|services?|supplies|"
            r"pumping|mining|work|works|construction) (?:has|have|had) (?:not|never|yet to)(?: yet)?(?: "
            r"been)? (?:resumed?|restarted?) (?:at|on|through|from|via|in|of) {it}",
            r"\b(?:loading|production|operations?|output|traffic|exports|flights|shipments|services?|supplies|"
            r"pumping|mining|work|works|construction) (?:at|on|through|from|via|in|of) {it}{gap} (?:has|have|"
            r"had) (?:not|never|yet to)(?: yet)?(?: been)? (?:resumed?|restarted?)\b",
        ),
    ),
)
# What a later sentence tells without a word for the undertaking.
LATER_ENDED: tuple[Frame, ...] = (
    Frame(
        "money_gone",
        "suspended",
        True,
        (
            r"\b(?:money|funds|funding|cash|financing) (?:has |have |had )?(?:dried up|ran out|run out|dries up)\b",
            r"\b(?:workers|crews|engineers|builders) (?:were|have been|had been) sent home\b",
        ),
    ),
    Frame(
        "contract_ended",
        "cancelled",
        True,
        (
            r"\b(?:{scrap}|ended|ends) (?:the|its|their|this) (?:[a-z]+ ){0,2}(?:contract|agreement|concession|"
            r"deal|project|plans?|scheme|order|tender|licence|permit)\b",
        ),
    ),
    Frame(
        "announced_and_dropped",
        "cancelled",
        True,
        (
            r"^(?:announced|begun|started|drawn|planned|agreed|financed|priced|signed|launched|promised|mooted)\b"
            r"[^.;]{0,90},? (?:and |but )?(?:then |later )?{scrap}\b",
        ),
    ),
    Frame(
        "left_lying",
        "suspended",
        True,
        (
            r"\b(?:contractors?|builders?|firm|company|developer) (?:then |later |has |have |had )?(?:stopped "
            r"(?:all )?work|downed tools|walked off|went bankrupt|gone bankrupt|left the site|abandoned the site|"
            r"pulled out|packed up)\b",
            r"\b(?:work|works|construction) (?:has|had|have) (?:not|never|yet to)(?: been)? (?:resumed?|restarted|"
            r"been taken up again)\b",
            r"\b(?:nobody|no one) has (?:come back|returned|worked)\b",
            r"\b(?:cranes?|machines|excavators) (?:will not move|stand|have stood|do not move|are|lie) ?(?:still|"
            r"idle|silent|motionless|rusting)?\b",
        ),
    ),
)
