-- In: trade, told, worth. Out: trade_series.
CREATE TEMP VIEW trade_series AS
SELECT trade.*, row_id AS trade_id, value_usd AS obs_value_usd, value_usd_basis, n_documents
FROM trade
JOIN told USING (row_id)
LEFT JOIN worth USING (row_id);
