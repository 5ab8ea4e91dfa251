-- In: agreement, told, worth, known_row. Out: agreements.
CREATE TEMP VIEW agreements AS
SELECT agreement.row_id AS agreement_id, description, "count", "value", currency, value_usd, bound,
       first_day(signed_on) AS signed_on, known_row.row_id AS event_id, n_documents, value_usd_basis,
       CASE WHEN first_day(signed_on) IS NOT NULL THEN precision_of(signed_on) END AS signed_on_precision
FROM agreement
JOIN told USING (row_id)
LEFT JOIN worth USING (row_id)
LEFT JOIN known_row ON known_row.table_name = 'events' AND known_row.row_id = event_id;
