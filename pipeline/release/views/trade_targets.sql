-- Each trade target with the latest value reported for the same pair, flow, goods and length of period, and the share
-- of the target that it reaches. A target for which nothing is reported stands alone.
-- trade_id: the target, in trade_series
-- pair: both parties by name
-- flow: turnover, exports or imports
-- commodity: the goods; null for all goods
-- target_period: the period for which the target is set
-- target_value: the target with its scale applied
-- target_unit: its currency or physical unit
-- reported_trade_id: the reported value, in trade_series
-- reported_period: its period
-- reported_value: the reported value with its scale applied
-- reported_unit: its currency or physical unit
-- share_reached: reported value over target; in US dollars where the currencies differ
-- is_reached: true where the share is 1 or more
-- target_quote: the words that set the target
-- reported_quote: the words that report the value
-- target_sources: who tells of the target
-- reported_sources: who reports the value
WITH compared AS (
    SELECT
        target.trade_id,
        target.pair,
        target.flow,
        target.commodity,
        target.time_period AS target_period,
        target.obs_value AS target_value,
        target.unit_measure AS target_unit,
        reported.trade_id AS reported_trade_id,
        reported.time_period AS reported_period,
        reported.obs_value AS reported_value,
        reported.unit_measure AS reported_unit,
        CASE
            WHEN reported.unit_measure = target.unit_measure THEN reported.obs_value / nullif(target.obs_value, 0)
            ELSE reported.obs_value_usd / nullif(target.obs_value_usd, 0)
        END AS share_reached,
        target.first_quote AS target_quote,
        reported.first_quote AS reported_quote,
        target.sources AS target_sources,
        reported.sources AS reported_sources,
        row_number() OVER (
            PARTITION BY target.trade_id
            ORDER BY
                -- The latest period first (of 2024-01/2024-06 its end); what has no period comes last.
                split_part(reported.time_period, '/', -1) DESC NULLS LAST,
                reported.n_documents DESC,
                reported.trade_id
        ) AS place
    FROM trade_overview AS target
    JOIN trade_series AS target_series ON target_series.trade_id = target.trade_id
    LEFT JOIN (
        SELECT trade_overview.*, trade_series.freq
        FROM trade_overview
        JOIN trade_series USING (trade_id)
        WHERE trade_overview.kind = 'reported'
    ) AS reported
        ON reported.ref_area = target.ref_area
        AND reported.counterpart_area = target.counterpart_area
        AND reported.flow = target.flow
        AND reported.commodity IS NOT DISTINCT FROM target.commodity
        AND reported.freq = target_series.freq
        AND (
            reported.unit_measure = target.unit_measure
            OR (reported.obs_value_usd IS NOT NULL AND target.obs_value_usd IS NOT NULL)
        )
    WHERE target.kind = 'target'
)
SELECT
    trade_id,
    pair,
    flow,
    commodity,
    target_period,
    target_value,
    target_unit,
    reported_trade_id,
    reported_period,
    reported_value,
    reported_unit,
    share_reached,
    share_reached >= 1 AS is_reached,
    target_quote,
    reported_quote,
    target_sources,
    reported_sources
FROM compared
WHERE place = 1
ORDER BY pair, target_period NULLS LAST, trade_id
