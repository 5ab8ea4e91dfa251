-- In: pledge, pledge_parties, statement, told, worth, known_row, finance_types, members. Out: pledges.

-- An instrument's finance type, by the first line of finance_types.csv whose word the description holds.
CREATE TEMP VIEW finance AS
SELECT row_id, arg_min(finance_types.finance_type, line) AS finance_type
FROM pledge
JOIN finance_types ON finance_types.instrument = pledge.instrument
                  AND contains(' ' || regexp_replace(lower(description), '[^a-z]+', ' ', 'g'), ' ' || word)
GROUP BY row_id;

CREATE TEMP TABLE money AS
SELECT pledge.row_id, quantity, unit, text_usd,
       list(party_id ORDER BY party_id) FILTER (role = 'pledgor') AS pledgors,
       list(party_id ORDER BY party_id) FILTER (role = 'recipient') AS recipients
FROM pledge
JOIN pledge_parties ON pledge_id = row_id
WHERE quantity IS NOT NULL
GROUP BY ALL;

-- What one document gives to a group and, by the same pledgor in the same unit, to members of it: the parts, where
-- they do not add up to more than the whole.
CREATE TEMP TABLE money_told AS
SELECT DISTINCT document_id, money.*
FROM money
JOIN statement USING (row_id);

CREATE TEMP VIEW part AS
SELECT row_id
FROM (
    SELECT DISTINCT piece.row_id, whole.row_id AS whole_id, piece.quantity, whole.quantity AS whole_quantity
    FROM money_told AS whole
    JOIN money_told AS piece ON piece.document_id = whole.document_id AND piece.unit = whole.unit
                            AND piece.pledgors = whole.pledgors AND piece.quantity < whole.quantity
                            AND len(piece.recipients) = 1
    JOIN members ON list_contains(whole.recipients, members.group_id) AND members.party_id = piece.recipients[1]
)
-- Whole units add up to the same sum in any order, which sums of floating-point numbers do not.
QUALIFY sum(CAST(least(quantity, 1e30) AS HUGEINT)) OVER (PARTITION BY whole_id) <= whole_quantity;

-- The same pledge once more, in the dollars into which another document converts it (to six digits).
CREATE TEMP VIEW restatement AS
SELECT DISTINCT again.row_id
FROM money AS again
JOIN money AS original ON original.pledgors = again.pledgors
                      AND original.recipients IS NOT DISTINCT FROM again.recipients
                      AND printf('%.5e', original.text_usd) = printf('%.5e', again.quantity)
WHERE again.unit = 'USD' AND original.unit <> 'USD' AND original.text_usd IS NOT NULL;

CREATE TEMP VIEW only_hedged AS
SELECT row_id FROM statement GROUP BY row_id HAVING bool_and(assertion = 'hedged');

CREATE TEMP VIEW pledges AS
SELECT pledge.row_id AS pledge_id, transaction_type, instrument, finance_type, description, quantity, quantity_max, unit,
       bound, value_usd, value_usd_basis, is_additional,
       instrument <> 'trade_target'
           AND pledge.row_id NOT IN (SELECT row_id FROM part UNION SELECT row_id FROM restatement UNION SELECT row_id FROM only_hedged)
           AS recommended_for_aggregates,
       first_day(announced_on) AS announced_on,
       CASE WHEN known_event.row_id IS NOT NULL THEN event_id END AS event_id,
       CASE WHEN known_project.row_id IS NOT NULL THEN project_id END AS project_id,
       CASE WHEN start_year <= coalesce(due_year, start_year) THEN start_year END AS start_year,
       due_year, n_documents,
       CASE WHEN first_day(announced_on) IS NOT NULL THEN precision_of(announced_on) END AS announced_on_precision
FROM pledge
JOIN told USING (row_id)
LEFT JOIN finance USING (row_id)
LEFT JOIN worth USING (row_id)
LEFT JOIN known_row AS known_event ON known_event.table_name = 'events' AND known_event.row_id = event_id
LEFT JOIN known_row AS known_project ON known_project.table_name = 'projects' AND known_project.row_id = project_id;
