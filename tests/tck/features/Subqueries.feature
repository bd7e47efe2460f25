Feature: Queries inside expressions and statements

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:Unit {name: 'a'}), (b:Unit {name: 'b'}), (c:Unit {name: 'c'}),
             (a)-[:PAID {fen: 1}]->(:Item {name: 'x'}), (a)-[:PAID {fen: 2}]->(:Item {name: 'y'}),
             (b)-[:PAID {fen: 5}]->(:Item {name: 'z'})
      """

  Scenario: COUNT of a pattern
    When executing query:
      """
      MATCH (u:Unit) RETURN u.name AS name, COUNT { (u)-[:PAID]->() } AS items
      """
    Then the result should be, in any order:
      | name | items |
      | 'a'  | 2     |
      | 'b'  | 1     |
      | 'c'  | 0     |

  Scenario: COLLECT of a query, in its order
    When executing query:
      """
      MATCH (u:Unit) RETURN u.name AS name, COLLECT { MATCH (u)-[:PAID]->(i) RETURN i.name ORDER BY i.name DESC } AS items
      """
    Then the result should be, in any order:
      | name | items      |
      | 'a'  | ['y', 'x'] |
      | 'b'  | ['z']      |
      | 'c'  | []         |

  Scenario: EXISTS in a projection and in a list
    When executing query:
      """
      MATCH (u:Unit) WITH u ORDER BY u.name
      WITH collect(u) AS all
      RETURN [u IN all WHERE EXISTS { (u)-[p:PAID]->() WHERE p.fen > 1 } | u.name] AS names,
             any(u IN all WHERE NOT EXISTS { (u)-->() }) AS idle
      """
    Then the result should be, in any order:
      | names      | idle |
      | ['a', 'b'] | true |

  Scenario: A limit counts for each row by itself
    When executing query:
      """
      MATCH (u:Unit)
      CALL (u) { MATCH (u)-[p:PAID]->() RETURN p.fen AS fen ORDER BY fen DESC LIMIT 1 }
      RETURN u.name AS name, fen
      """
    Then the result should be, in any order:
      | name | fen |
      | 'a'  | 2   |
      | 'b'  | 5   |

  Scenario: An aggregate over nothing still gives a row
    When executing query:
      """
      MATCH (u:Unit)
      CALL { WITH u MATCH (u)-[p:PAID]->() RETURN count(p) AS items, sum(p.fen) AS fen, max(p.fen) AS most }
      RETURN u.name AS name, items, fen, most
      """
    Then the result should be, in any order:
      | name | items | fen | most |
      | 'a'  | 2     | 3   | 2    |
      | 'b'  | 1     | 5   | 5    |
      | 'c'  | 0     | 0   | null |

  Scenario: What the query has counted can be asked for
    When executing query:
      """
      MATCH (u:Unit) WHERE EXISTS { MATCH (u)-[:PAID]->() WITH count(*) AS items WHERE items <> 1 RETURN items }
      RETURN u.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'a'  |
      | 'c'  |

  Scenario: A query that is called may not write
    When executing query:
      """
      MATCH (u:Unit) CALL (u) { CREATE (n) RETURN n } RETURN n
      """
    Then a SyntaxError should be raised at compile time: InvalidClauseComposition

  Scenario: It sees only what it is given
    When executing query:
      """
      MATCH (u:Unit) CALL { MATCH (u2) WHERE u2.name = u.name RETURN u2 } RETURN u2
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: Its columns may not hide variables
    When executing query:
      """
      MATCH (u:Unit) CALL (u) { RETURN u.name AS u } RETURN u
      """
    Then a SyntaxError should be raised at compile time: VariableAlreadyBound
