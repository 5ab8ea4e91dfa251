-- In: winner, told. Out: trade, and amount for convert.sql.
CREATE TEMP TABLE trade AS
SELECT row_id, ref_area, counterpart_area, flow, commodity, freq, time_period, CAST(obs_value AS DOUBLE) AS obs_value,
       unit_measure, bound, kind, CAST(obs_value_usd AS DOUBLE) AS text_usd, reported_by
FROM (
    PIVOT (SELECT row_id, column_name, value_text FROM winner)
    ON column_name IN ('ref_area', 'counterpart_area', 'flow', 'commodity', 'freq', 'time_period', 'obs_value',
                       'unit_measure', 'bound', 'kind', 'obs_value_usd', 'reported_by')
    USING max(value_text) GROUP BY row_id
);

-- What was traded is worth what it was worth in its period; what is aimed at or foreseen, when that was said.
CREATE TEMP TABLE amount AS
SELECT row_id, obs_value AS value, unit_measure AS currency, text_usd,
       CASE WHEN kind IN ('reported', 'estimate') THEN time_period END AS first_on, first_published AS second_on
FROM trade
JOIN told USING (row_id);
