SELECT trade_id, pair, ref_area, counterpart_area, flow, time_period, kind, bound, obs_value, unit_measure, obs_value_usd
FROM trade_overview
JOIN (SELECT trade_id, bound FROM trade_series) USING (trade_id)
WHERE commodity IS NULL AND obs_value_usd IS NOT NULL AND time_period IS NOT NULL
ORDER BY pair, flow, time_period, kind, trade_id
