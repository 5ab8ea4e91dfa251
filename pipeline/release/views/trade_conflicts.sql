-- Two values for the same trade: same pair, flow, goods and period, both told as fact or both as target or forecast.
-- Values that their bounds or their rounding reconcile ("about 95 billion" and "94.8 billion") come last.
-- trade_id: one value, in trade_series
-- other_trade_id: the other value, in trade_series
-- pair: both parties by name
-- flow: turnover, exports or imports
-- commodity: the goods; null for all goods
-- time_period: the period
-- kind: whether reported, estimate, forecast or target
-- other_kind: the same of the other
-- value: one value as text
-- other_value: the other as text
-- ratio: the larger over the smaller, in US dollars where the units differ
-- is_reconcilable: true where bounds, rounding or exchange rates explain the difference
-- reported_by: who gives the one value
-- other_reported_by: who gives the other
-- first_quote: the words of the one
-- other_first_quote: the words of the other
-- sources: the documents of the one
-- other_sources: the documents of the other
WITH told AS (
    SELECT
        trade_series.*,
        trade_overview.pair,
        trade_overview.first_quote,
        trade_overview.sources,
        concat_ws(' ', readable_bound(trade_series.bound), readable_number(trade_series.obs_value), trade_series.unit_measure)
            AS value_as_text,
        coalesce(trade_series.reported_by, fact_sources.said_by) AS told_by,
        CASE WHEN trade_series.kind IN ('reported', 'estimate') THEN 'fact' ELSE trade_series.kind::VARCHAR END AS manner
    FROM trade_series
    JOIN trade_overview USING (trade_id)
    LEFT JOIN fact_sources ON fact_sources.table_name = 'trade_series' AND fact_sources.row_id = trade_id
),
paired AS (
    SELECT
        one.*,
        other.trade_id AS other_trade_id,
        other.kind AS other_kind,
        other.bound AS other_bound,
        other.value_as_text AS other_value,
        other.told_by AS other_told_by,
        other.first_quote AS other_first_quote,
        other.sources AS other_sources,
        one.unit_measure = other.unit_measure AS same_unit,
        CASE WHEN one.unit_measure = other.unit_measure THEN one.obs_value ELSE one.obs_value_usd END AS one_amount,
        CASE WHEN one.unit_measure = other.unit_measure THEN other.obs_value ELSE other.obs_value_usd END AS other_amount
    FROM told AS one
    JOIN told AS other
        ON one.trade_id < other.trade_id
        AND one.ref_area = other.ref_area
        AND one.counterpart_area = other.counterpart_area
        AND one.flow = other.flow
        AND one.commodity IS NOT DISTINCT FROM other.commodity
        AND one.freq = other.freq
        AND one.time_period = other.time_period
        AND one.manner = other.manner
    -- Tonnes and dollars of the same goods are two measures of it, not a conflict.
    WHERE one.unit_measure = other.unit_measure
        OR (one.obs_value_usd IS NOT NULL AND other.obs_value_usd IS NOT NULL)
),
judged AS (
    SELECT
        *,
        greatest(one_amount, other_amount) / nullif(least(one_amount, other_amount), 0) AS ratio
    FROM paired
)
SELECT
    trade_id,
    other_trade_id,
    pair,
    flow,
    commodity,
    time_period,
    kind,
    other_kind,
    value_as_text AS value,
    other_value,
    ratio,
    coalesce(
        ratio <= CASE WHEN NOT same_unit OR 'approx' IN (bound::VARCHAR, other_bound::VARCHAR) THEN 1.05 ELSE 1.005 END
        -- "More than 32 billion" is not how anybody says 70 billion.
        OR ratio <= 1.25
        AND (
            (bound = 'min' AND other_amount >= one_amount)
            OR (bound = 'max' AND other_amount <= one_amount)
            OR (other_bound = 'min' AND one_amount >= other_amount)
            OR (other_bound = 'max' AND one_amount <= other_amount)
        ),
        false
    ) AS is_reconcilable,
    told_by AS reported_by,
    other_told_by AS other_reported_by,
    first_quote,
    other_first_quote,
    sources,
    other_sources
FROM judged
ORDER BY is_reconcilable, ratio DESC NULLS FIRST, trade_id, other_trade_id
