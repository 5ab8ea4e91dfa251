-- title: Trade
-- table: trade_series
-- key: trade_id
-- lead: pair
-- headline: value
-- filters: pair, flow, kind, time_period, commodity
-- hidden: obs_value, unit_measure, commodity, sources
-- value: the value as the text gives it, with its unit and how firm it is
SELECT
    trade_id,
    pair,
    trade_overview.time_period,
    trade_overview.flow,
    trade_overview.kind,
    concat_ws(' ', readable_bound(trade_series.bound), readable_number(trade_series.obs_value), trade_series.unit_measure) AS "value",
    trade_overview.obs_value_usd,
    trade_overview.commodity,
    trade_overview.obs_value,
    trade_overview.unit_measure,
    coalesce(people.name, parties.name, trade_overview.reported_by) AS reported_by,
    trade_overview.n_documents,
    sources
FROM trade_overview
JOIN trade_series USING (trade_id)
LEFT JOIN people ON people.person_id = trade_overview.reported_by
LEFT JOIN parties ON parties.party_id = trade_overview.reported_by
ORDER BY pair, trade_overview.commodity NULLS FIRST, trade_overview.flow, trade_overview.time_period NULLS LAST, trade_overview.kind, trade_id
