-- The operator's page of health looks at the anchors of all towns.
SELECT platform.open_to_system('ledger.anchors', 'SELECT');
