-- Each trade value in one readable line, with the parties as text, the first quote and the sources.
-- trade_id: the value
-- line: pair, flow, period and value in one line
-- pair: both parties by name; an arrow shows which way the goods go
-- ref_area: the party from whose side the flow is seen
-- counterpart_area: the party with whom it trades
-- flow: turnover, exports or imports
-- commodity: the goods; null for all goods
-- time_period: the period
-- kind: reported, estimate, forecast or target
-- obs_value: the value with its scale applied
-- unit_measure: currency or physical unit
-- obs_value_usd: the value in US dollars
-- reported_by: who gives the value
-- first_quote: the words of the earliest document
-- sources: every document that says so
-- n_documents: number of documents
WITH described AS (
    SELECT
        trade_series.*,
        near.name
        || CASE flow::VARCHAR WHEN 'exports' THEN ' → ' WHEN 'imports' THEN ' ← ' ELSE ' – ' END
        || far.name AS pair,
        fact_sources.first_quote,
        fact_sources.sources
    FROM trade_series
    JOIN parties AS near ON near.party_id = ref_area
    JOIN parties AS far ON far.party_id = counterpart_area
    LEFT JOIN fact_sources ON fact_sources.table_name = 'trade_series' AND fact_sources.row_id = trade_id
)
SELECT
    trade_id,
    concat_ws(', ', pair, flow::VARCHAR || coalesce(' of ' || commodity, ''), time_period)
    || ': '
    || concat_ws(' ', readable_bound(bound), readable_number(obs_value), unit_measure, '(' || kind::VARCHAR || ')') AS line,
    pair,
    ref_area,
    counterpart_area,
    flow,
    commodity,
    time_period,
    kind,
    obs_value,
    unit_measure,
    obs_value_usd,
    reported_by,
    first_quote,
    sources,
    n_documents
FROM described
ORDER BY pair, flow::VARCHAR, commodity NULLS FIRST, time_period NULLS LAST, kind::VARCHAR, trade_id
