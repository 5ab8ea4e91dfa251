"""Frames of building and of what is finished: "crews at it", "its walls are up", "it took its first cargo"."""

from pipeline.facts.project_frames import Frame

BUILT: tuple[Frame, ...] = (
    Frame(
        "trial",
        "under_construction",
        True,
        (
            r"\b(?:trial (?:runs?|operation|production)|test (?:runs?|operation)|cold commissioning|hot "
            r"commissioning|commissioning|testing|tests) (?:of|at|on) {it}{gap} (?:began|begun|started|is under "
            r"way|are under way|has started|continues?|is in progress|are in progress)\b",
        ),
    ),
    Frame(
        "at_work",
        "under_construction",
        True,
        (
            r"\b{crew}\b[^.;,]{0,50}? (?:are|is|were|was|have been|has been|have|has|had|now|keep|kept) "
            r"{adverb}(?:{toiling}|begun|started|reached|mobili[sz]ed|moved in|moved on to|broken through|arrived|"
            r"set to work|laid|poured|driven|put up|raised|racing|at work|busy|back)\b{gap} "
            r"{it}",
            r"\b{crew} (?:reached|broke through|moved in|mobili[sz]ed|set to work|began|started|poured|laid|drove|"
            r"raised|topped out)\b{gap} {it}",
            r"\b(?:pressed the button|gave the signal|gave the go-ahead|gave the start|launched|ordered|kicked "
            r"off|started|began|signalled) (?:to (?:start|begin) |the (?:start|beginning) of |for |for the start "
            r"of )?(?:the )?(?:construction|building|work|works|laying|digging) (?:of|on|at) {it}",
            r"\b(?:first (?:shovel|shovelful|sod|spade|spadeful|pile|piles|stone|brick|concrete|beam|bucket)|"
            r"foundation stones?|cornerstone|sod-turning|sod turning|ground-?breaking)\b{gap} (?:at|of|for|on) "
            r"{it}",
        ),
    ),
    Frame(
        "stone_behind",
        "under_construction",
        True,
        (r"{it}[^.;]{0,50}\b(?:foundation|corner) ?stones? (?:was |has been |were )?(?:laid|set)\b",),
    ),
    Frame(
        "parts_up",
        "under_construction",
        True,
        (
            r"\b{part}\b{gap} (?:is|are) {adverb}being {adverb}{placed}{gap} (?:at|on|of|for|in|along) {it}",
            r"\b(?:at|on|of|for|in|along) {it}{gap}{part}\b{gap} (?:is|are) {adverb}being {adverb}{placed}",
            r"\b(?:at|on|of|for|in) {it}{aside}{gap}\b(?:the |its |<[ncrq]\d+> |half of the |most |all |whose |"
            r"first |second |third |main |of the ){0,3}{part} {adverb}{up}\b",
            r"\b{part} (?:of|for|at|on) {it}{aside}{gap} {up}\b",
            r"\b{part}\b{gap}{up} (?:at|on|of|for|in) (?:the site of )?{it}",
            r"{it}'s {gap}{part} {adverb}{up}\b",
            r"{it} {part} (?:is|are) {adverb}(?:going up|rising|being (?:put up|erected|raised|built|laid))\b",
            r"{subject}[^.;]{0,30}\bwhere {gap}(?:have been|has been|are being|were) (?:put up|erected|installed|"
            r"laid|poured|raised|driven)\b",
            r"\b(?:{part}|tunnel boring|boring|tracklaying|drilling|digging|dredging|laying|welding|installation|"
            r"assembly|concreting|electrification|earthworks?|ground works?|works?|construction|building) (?:for|"
            r"of|on|at|along|in) {it}{gap} {has}{adverb}(?:reached|passed|hit|got to|advanced|entered|is "
            r"proceeding|proceeds|proceeded|is advancing|is continuing|continued|continues|got under ?way|is "
            r"about|is nearly|is almost|is past|is well)\b",
            r"\b(?:rails?|track|tracks|pipes|pipe|asphalt|cable|cables|the line) (?:has |have |had )?reached "
            r"(?:kilometre|kilometer|km|<q\d+>|the){gap} (?:of|on|along) {it}",
        ),
    ),
    Frame(
        "goes_up",
        "under_construction",
        True,
        (
            r"{it}, (?:tunnelling|tunneling|tracklaying|boring|drilling|digging|laying|works?|construction|building) "
            r"(?:for|of|on|at|along|in) which (?:is|are|has been|have been) {adverb}(?:proceeding|under ?way|"
            r"in progress|advancing|going on|continuing|going ahead)\b",
            r"{it}, (?:at|on|in|for|of) which (?:the )?(?:construction|building|laying|work|works|dredging)\b{gap}"
            r"(?:has|have|had) {adverb}(?:commenced|started|begun)\b",
            r"\b(?:laying|construction|building|welding) of (?:the )?(?:#+|{gap}(?:section|stretch|part|leg|branch)) "
            r"of {it}{gap}(?:was |is |are |were )?"
            r"(?:continuing|continues|continued|going on|goes on|under ?way|proceeding)\b",
            r"\b{crew} (?:have|has|had) {adverb}(?:drilled|dug|bored|driven|laid|poured|erected|welded)\b{gap} "
            r"{it}",
            r"\b(?:is|are) {adverb}laying {it}",
            r"\b(?:is|are) {adverb}(?:in the process of|in the middle of|busy) (?:constructing|building|laying|"
            r"erecting|"
            r"completing|finishing|expanding|installing) {it}",
            r"{subject}(?:is|are) {adverb}in the process of (?:being |construction|expansion)",
            r"<c\d+> of (?:the )?(?:<q\d+> )?(?:[^ ;.,]+ (?:/ )?){0,3}{it}{gap}(?:is|was|has been|had been) "
            r"{adverb}(?:completed?|finished|built|laid|ready)\b",
            r"\b(?:completed|completes|finished|opened|built|laid) (?:its|their|the first|the last|a) (?:own "
            r")?(?:[a-z]+ )?"
            r"(?:section|stretch|part|leg|portion|segment) of {it}",
            r"{it}{aside},? of which (?:only |just )?(?:the )?(?:[a-z]+ ){0,3}(?:<[qcrn]\d+>|half|part|section|stretch)"
            r"{gap} (?:has|have|was|were|is|are) {adverb}(?:been )?(?:completed?|built|finished|opened|ready|laid)\b",
            r"{it}{aside},? where (?:the |its )?(?:work|works|construction|building|tunnelling|drilling) "
            r"(?:(?:has|have|had) )?(?:started|began|begun|is under ?way|are under ?way|goes on|continues)\b",
            r"{it}{aside},? (?:now |already |currently |slowly )(?:rising|taking shape|going up)\b",
            r"{it}{aside} (?:that|which) <[po]\d+> (?:is|are) {adverb}(?:developing|building|constructing|expanding)\b",
            r"\b(?:will|would) be the [^.;]{0,80}(?:once|when|after) (?:it is |it has been )?"
            r"(?:completed|finished|ready)\b",
            r"{subject}(?:was|were|has been|have been) {adverb}(?:begun|started)\b",
            r"{subject}(?:enters|entered|is in|has entered|is entering|nears|is into) (?:its |the )?(?:[a-z]+ "
            r"){0,3}(?:year|phase|stage|month|lap|stretch|end) of (?:construction|building|work|works)\b",
            r"{it}, (?:which was |which has been )?(?:begun|started|launched) (?:in |on )?<t\d+>{wide}(?:late|"
            r"behind|over budget|unfinished|dragging|not finished)\b",
            r"{subject}(?:will|would) not be (?:ready|finished|complete|completed|open) (?:before|until|till|<t\d+>)\b",
            r"{subject}(?:employs?|occupies|keeps busy) (?:[a-z]+ ){0,3}(?:<n\d+>|hundreds|thousands){0,1} ?(?:of "
            r")?(?:builders|construction|labourers)\b",
            r"{subject}(?:is|are) {adverb}being {adverb}(?:fitted|fitted out|kitted out|equipped|filled|impounded|"
            r"raised|lined|wired|completed|finished|put together|commissioned|converted|renovated|restored|"
            r"strengthened|overhauled|deepened|expanded|paved|resurfaced|doubled|lengthened|retrofitted|"
            r"refurbished|built|rebuilt)\b",
            r"\b(?:racing|rushing|hurrying|scrambling|struggling|working|toiling) to (?:finish|complete|build|"
            r"open) {it}",
            r"\b(?:finishing touches|last touches|final touches)\b{gap}{it}",
            r"{subject}{has}{adverb}(?:missed|missing) (?:its |the |another )*(?:deadline|completion)\b",
            r"{subject}(?:is|are) {adverb}(?:edging|inching|creeping|heading|moving|advancing) (?:towards?|"
            r"to) (?:the )?(?:finish|completion|its completion|its end)\b",
            r"{subject}(?:is|are|remains?) {adverb}(?:an? )?(?:[a-z]+ ){0,2}(?:building|construction) site\b",
            r"(?:<[crq]\d+>|\bhalf|\bmost|\bpart|\bparts|\bmuch) of {it} (?:already |now )?(?:stands?|is "
            r"standing|is up|is built|is in place|exists?|spins?|turns?)\b",
            r"\b(?:handed in|closed|raised|erected|topped out|poured|installed|hoisted|lowered|set) the "
            r"(?:[a-z]+ ){0,2}{part} (?:of|for|at) {it}",
            r"(?:<[ncr]\d+>|\b(?:one|two|three|four|half)) (?:of (?:the |its )?(?:<n\d+>|[a-z]+ ){1,3})?(?:of|"
            r"at) {it} (?:already|now|are|is|have|has)\b",
            r"\b(?:started|begun|began|launched|commenced) (?:the )?(?:implementation|construction|building) "
            r"of [^.;]{0,60}(?:such as|including|like|among them) {it}",
            r"@{aside},? (?:now |already |about |some |nearly |almost |only )?<[crq]\d+> (?:built|complete|"
            r"completed|finished|done|ready)\b",
            r"\bwith (?:the |its )?(?:last |first |final |main )?{part} (?:in place|up|laid|on|poured|"
            r"finished|installed|complete),? {it}",
        ),
    ),
    Frame(
        "tolled",
        "operational",
        False,
        (r"\b(?:tariffs?|tolls?|transit|fares|freight rates?|volumes?)\b{gap}(?:on|over|through|along|via) {it}",),
    ),
    Frame(
        "did_first",
        "operational",
        True,
        (
            r"{subject}{has}{adverb}{first} (?:its|the|their) (?:very )?(?:first|<n\d+>|[a-z]+-?[a-z]+th)\b",
            r"\b(?:the|its|a) (?:very )?first (?:<[nq]\d+> |[a-z]+ ){0,4}(?:was|were|has been|have been)? "
            r"?{first} (?:at|by|from|through|over|via|in|on|into) {it}",
        ),
    ),
    Frame(
        "runs",
        "operational",
        True,
        (
            r"{subject}{adverb}began (?:production|operations?|work)(?:[.,;]|$| (?:in|on <t|last|this|there|again|at|"
            r"by) )",
            r"{subject}(?:has|have|had) {adverb}been {adverb}(?:working|running|operating|producing|open|in use)\b",
            r"{subject}(?:is|are) {adverb}(?:up and )?(?:running|working)(?:[.,;]|$| (?:again|since|at|and|normally|"
            r"smoothly|well|once)\b)",
        ),
    ),
    Frame(
        "handed_over",
        "operational",
        True,
        (
            r"\b(?:keys|key|ribbon|tape|switch|curtain|doors|gates|tap|taps|valve|lever) (?:of|on|at|to|for) "
            r"{it}{gap}(?:was|were|has been|have been|handed|cut|thrown|opened|turned|presented)\b",
            r"\b(?:cut|cutting|cuts|handed over|handing over|threw|flipped|turned|snipped|pulled|pressed|opened) "
            r"the (?:ribbon|tape|keys|switch|taps?|valve|doors)\b{gap} {it}",
            r"\b(?:ribbon|tape|switch|tap) {gap}(?:cut|thrown|turned|flipped|opened) (?:on|at|of|for) {it}",
            r"\b(?:dedicate|dedicates|dedicated|dedicating)(?: to the nation)? {it}",
            r"\b(?:since|after|following|with|marked|marks|marking|celebrated|celebrates|celebrating|despite|for) "
            r"the (?:successful |recent |official |full )?(?:launch|opening|completion|commissioning|inauguration|"
            r"start-up|handover) of {it}",
            r"\bat the (?:official |ceremonial )?(?:launch|opening|commissioning|inauguration)(?: ceremony)? of {it}",
            r"\bthe (?:launch|opening|completion|commissioning|inauguration|start-up|handover) of {it} (?:in|on) "
            r"<t\d+>",
            r"\b(?:until|when|after|before|since) {it} (?:was|were) (?:completed|finished|opened|inaugurated|"
            r"commissioned|built|put into (?:operation|service|use))\b",
            r"\bsince (?:its|the) (?:commissioning|opening|launch|inauguration|completion|start-up)\b{gap}{it}",
            r"\b(?:acceptance tests|acceptance|handover|final tests|performance tests) (?:of|at|for|on) {it}{gap} "
            r"(?:passed|done|signed|successful|took place|completed|complete)\b",
            r"\bnow (?:complete|completed|finished|open|in service|running|operational),? {it}",
            r"{it}, (?:which was |which has been |which |now )?(?:been )?(?:commissioned|opened|inaugurated|in "
            r"service|in operation|operating|running|energi[sz]ed|completed|finished|in use|open) (?:in |on |"
            r"since )?<t\d+>",
        ),
    ),
    Frame(
        "was_done",
        "operational",
        True,
        (
            r"@{aside} (?:which|that)(?: now| still| already| together| each)? (?:{serve_all}|{serve}) "
            r"(?:[a-z]+ ){0,3}(?:<[nmqcrd]\d+>|half|most|all|a third|a quarter)",
            r"{subject}(?:was|were|has been|have been) {adverb}(?:fully |formally |officially )?(?:completed|"
            r"opened|inaugurated|commissioned|handed over|finished|switched on|turned on|energi[sz]ed|put into "
            r"(?:operation|service|use|production)|brought on stream|brought into (?:service|use|operation)|"
            r"connected to the grid|dedicated|put to work|turned over to)\b",
            r"{subject}{has}{adverb}(?:opened|come on stream|came on stream|gone live|went live|entered "
            r"(?:service|operation|production|use)|started (?:up|production|operations?|work)|begun (?:production|"
            r"operations?|work)|come into (?:service|use|operation)|gone into (?:service|operation|production|"
            r"use)|joined the grid)\b",
        ),
    ),
    Frame(
        "used",
        "operational",
        False,
        (
            r"\b{traffic}\b[^.;]{0,40}? (?:(?:have|has|had|are|is|were|was|now|again|still|already|also|been|"
            r"be(?:gun|gan) to|[a-z]+ly) ){0,4}{goes}\b[^.;]{0,50}? (?:on|through|over|via|at|from|into|between|along|"
            r"across|in|to|by|by way of|by means of) (?:the (?:[a-z]+ )?(?:of|at) )?{it}",
            r"\b(?:has|have) been (?:going|coming|flowing|rolling|leaving|arriving|moving|running|shipping|"
            r"sailing)[^.;]{0,40}? (?:from|through|over|via|on|along|into) {it}",
            r"\b(?:on|over|through|along|via) {it},? [^.;,]{0,50}? (?:now|already|again|daily|still) {goes}\b",
            r"\b{traffic} (?:at|of|on|in) {it}{gap} (?:{goes}|died|complain(?:ed)?|struck|went on strike)\b",
            r"\b{traffic} (?:now |already |again |regularly )?(?:ride|rode|use|used|cross|crossed|cross|travel) "
            r"{it}",
            r"\b(?:at|on|over|through|along|via) {it},? (?:{traffic}|<n\d+>)\b{gap} (?:now |already |again "
            r")?{goes}\b",
            r"\b(?:has|have) (?:tied up|moored|anchored|docked|landed) (?:at|in) {it}",
            r"\b{traffic}\b[^.;,]{0,40} (?:tied up|moored|anchored|docked|landed|called|berthed|departed) "
            r"(?:at|in|from) {it}",
        ),
    ),
    Frame(
        "held",
        "operational",
        False,
        (
            r"\b(?:took over|takes over|taken over|taking over|took control of|leased|leases|seized|nationali[sz]ed|"
            r"privati[sz]ed|acquired|bought|sold|operates|runs|manages|owns|controls) {it}",
            r"\b(?:concession|lease|control|takeover|operators?) (?:of|over|for|at) {it}",
            r"{subject}(?:was|were|has been|is|are) {adverb}(?:leased|seized|nationali[sz]ed|taken over|run|operated|"
            r"managed|privati[sz]ed|acquired|bought|controlled|owned)\b",
        ),
    ),
    Frame(
        "puts_out",
        "operational",
        False,
        (
            r"@ (?:has )?reached (?:the )?(?:<[lp]\d+>|lake|coast|border|sea|city|town|capital|port)\b",
            r"\b{output}\b(?: (?:volumes?|levels?))? (?:at|of|from|through|via|along|on|over|by|in) "
            r"{it}{aside}{gap} {moved}\b",
            r"{it}'s {output} {adverb}{moved}\b",
            r"\b(?:workers?|miners?|staff|employees|operators?|owners?|managers?) (?:at|of) {it}{gap} (?:died|"
            r"killed|struck|went on strike|injured|report(?:ed)?|earn(?:ed)?)\b",
            r"\b(?:fire|explosion|blast|accident|strike|outage|leak|spill|collapse)\b{gap} (?:at|in|on) {it}",
            r"{subject}(?:now |again |already )?{serve} [^.;]{0,50}?(?:<[nmqcrd]\d+>|most|half|all|a third|a "
            r"quarter|every|record|customers|homes|patients|pupils|students|ships|trains|power|water|gas|oil)",
            r"{subject}(?:has|have) {adverb}(?:supplied|carried|served|produced|generated|exported|treated|"
            r"handled|pumped|fed|shipped|delivered|processed|moved|burnt|burned|sold|earned|made|run|worked|"
            r"operated)\b",
            r"{subject}(?:is|are|was|were) {adverb}(?:congested|overcrowded|profitable|loss-making|busy|full|"
            r"working at|running at|operating at|up and running|back (?:in|on)|at full|open)\b",
            r"{subject}(?:ran|runs|tripped|worked|works|operates|operated|is running|is working) (?:at|on|with|"
            r"to) ",
            r"{subject}(?:has )?(?:turned|celebrated|marked) (?:its )?<?[a-z]",
            r"\b{traffic} (?:have|has|had) been (?:using|crossing|riding) {it}",
            r"\b(?:loading|production|operations?|output|traffic|exports|flights|shipments|services?|supplies|"
            r"pumping|mining|smelting|deliveries|transit|trains|refining|generation) (?:has |have |had "
            r")?(?:resumed|restarted) (?:at|on|through|from|via|in) {it}",
            r"{subject}(?:is|are) {adverb}back (?:in|on|at|to|up)\b",
            r"{subject}(?:is|are) {adverb}(?:finally |at last |now |all )?(?:there|ready|in place|here|a "
            r"reality|up and running|usable|in use|in service)\b",
            r"{subject}(?:counts|quenches|boasts|has <n\d+>|anchors|employs|runs on|draws on|is run by|is "
            r"operated by|is managed by|is staffed)\b",
            r"@{aside} (?:which|that|together|now|still|already)(?: now| still| already| together| each)? "
            r"{serve_all}\b",
            r"\b[a-z]+s (?:at|in|on) {it} (?:now |already )?[a-z]+ (?:up to |about |some )?<[nq]\d+>",
            r"\b(?:came|come|comes|coming) back to life (?:at|in|on) {it}",
        ),
    ),
)
# What a later sentence tells without a word for the undertaking.
LATER_BUILT: tuple[Frame, ...] = (
    Frame(
        "walls_up",
        "under_construction",
        True,
        (
            r"(?:{opening}|\bwhere (?:the |its )?){part}\b{gap} (?:is|are) {adverb}being {adverb}{placed}",
            r"\bwhere (?:the |its )?{part} {adverb}{up}",
            r"{opening}{part} {adverb}{up}\b",
            r"^ground (?:was|has been) broken\b",
            r"{opening}{crew} (?:are|is|have been|has been|have|has) {adverb}(?:{toiling}|begun|started|reached|"
            r"mobili[sz]ed|moved in|broken through|arrived|set to work|completed|finished|laid|poured|driven|put "
            r"up|raised|at work)\b",
            r"\b(?:starts?|started|begins?|began|begun) (?:dredging|piling|drilling|digging|excavating|pouring|"
            r"laying|tunnelling|earthworks|clearing)\b",
            r"\blaid (?:the |a )?(?:foundation stones?|cornerstones?|foundation plaques?|first stones?)\b",
            r"^(?:the|its|all|most|[a-z]{4,}s)\b[^.;]{0,80}\b(?:is|are) (?:now )?being {placed}\b",
        ),
    ),
    Frame(
        "traffic_moves",
        "operational",
        True,
        (
            r"{opening}{traffic} (?:{goes}) (?:twice|daily|every|three times|once|there|regularly|again|<[ncrqd]\d+>)",
            r"\b(?:began|begun|started|starts|begins) (?:to )?{gerund}",
            r"{opening}{traffic} (?:[a-z-]+ ){0,2}?(?:have|has) (?:now |since |also |already |again |regularly "
            r")?(?:been )?{goes}\b",
            r"{opening}{traffic} (?:now|already|again) (?:{goes}|need|save|pay)\b",
            r"{opening}{traffic} (?:began|started|begun) (?:to )?{goes}\b",
            r"{opening}{output} {adverb}(?:fell|rose|grew|hit|jumped|totalled|exceeded|doubled|averaged|stood "
            r"at)\b",
        ),
    ),
)
