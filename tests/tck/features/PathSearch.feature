Feature: Searches among paths, and what may not recur on them (ISO GQL)

  # Two ways of two steps from s to t, one of three; and a circle s-a-s.
  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (s:P {name: 's'}), (a:P {name: 'a'}), (b:P {name: 'b'}), (c:P {name: 'c'}), (t:P {name: 't'}),
             (s)-[:R]->(a), (a)-[:R]->(t), (s)-[:R]->(b), (b)-[:R]->(t), (b)-[:R]->(c), (c)-[:R]->(t), (a)-[:R]->(s)
      """

  Scenario Outline: Which paths between two nodes
    When executing query:
      """
      MATCH p = <search> (:P {name: 's'})-[:R]->+(:P {name: 't'}) RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | <one>  |
      | <two>  |

    Examples:
      | search            | one | two |
      | ALL SHORTEST      | 2   | 2   |
      | SHORTEST 2        | 2   | 2   |
      | SHORTEST 1 GROUPS | 2   | 2   |
      | SHORTEST 2 PATHS  | 2   | 2   |

  Scenario: Three paths, the third of them longer
    When executing query:
      """
      MATCH p = SHORTEST 3 (:P {name: 's'})-[:R]->+(:P {name: 't'}) RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 2      |
      | 2      |
      | 3      |

  Scenario: All paths of the two least lengths
    When executing query:
      """
      MATCH p = SHORTEST 2 GROUPS (:P {name: 's'})-[:R]->+(:P {name: 't'}) RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 2      |
      | 2      |
      | 3      |

  Scenario Outline: One path for each pair of ends
    When executing query:
      """
      MATCH p = <search> (:P {name: 's'})-[:R]->+(x) RETURN x.name AS name, length(p) AS length
      """
    Then the result should be, in any order:
      | name | length |
      | 'a'  | 1      |
      | 'b'  | 1      |
      | 'c'  | 2      |
      | 't'  | 2      |
      | 's'  | 2      |

    Examples:
      | search       |
      | ANY SHORTEST |
      | SHORTEST 1   |

  Scenario: Any path will do
    When executing query:
      """
      MATCH ANY (:P {name: 's'})-[:R]->+(x) RETURN x.name AS name, count(*) AS paths
      """
    Then the result should be, in any order:
      | name | paths |
      | 'a'  | 1     |
      | 'b'  | 1     |
      | 'c'  | 1     |
      | 't'  | 1     |
      | 's'  | 1     |

  Scenario: The older functions
    When executing query:
      """
      MATCH (s:P {name: 's'}), (t:P {name: 't'})
      MATCH p = shortestPath((s)-[:R*]->(t))
      MATCH q = allShortestPaths((s)-[:R*]->(t))
      RETURN length(p) AS one, count(q) AS all
      """
    Then the result should be, in any order:
      | one | all |
      | 2   | 2   |

  Scenario: A condition on the end is asked before the choice, WHERE after it
    When executing query:
      """
      MATCH p = ANY SHORTEST (:P {name: 's'})-[:R]->+(x:P WHERE x.name > 'b') WHERE x.name <> 'c'
      RETURN x.name AS name, length(p) AS length
      """
    Then the result should be, in any order:
      | name | length |
      | 's'  | 2      |
      | 't'  | 2      |

  Scenario: A condition on each relationship is part of the search
    Given having executed:
      """
      MATCH (a:P {name: 'a'})-[r:R]->(t:P {name: 't'}) SET r.closed = true
      """
    When executing query:
      """
      MATCH p = ALL SHORTEST (:P {name: 's'})-[r:R WHERE r.closed IS NULL]->+(:P {name: 't'})
      RETURN [n IN nodes(p) | n.name] AS names
      """
    Then the result should be, in any order:
      | names           |
      | ['s', 'b', 't'] |

  Scenario: A repeated pattern can be searched as well
    When executing query:
      """
      MATCH ALL SHORTEST (:P {name: 's'}) ((x)-[:R]->(y))+ (:P {name: 't'}) RETURN [n IN y | n.name] AS names
      """
    Then the result should be, in any order:
      | names      |
      | ['a', 't'] |
      | ['b', 't'] |

  Scenario: An acyclic path comes to no node twice
    When executing query:
      """
      MATCH ACYCLIC (:P {name: 's'})-[r:R]->+(x) RETURN x.name AS name, size(r) AS steps
      """
    Then the result should be, in any order:
      | name | steps |
      | 'a'  | 1     |
      | 'b'  | 1     |
      | 'c'  | 2     |
      | 't'  | 2     |
      | 't'  | 2     |
      | 't'  | 3     |

  Scenario: A simple path may close
    When executing query:
      """
      MATCH p = SIMPLE PATH (:P {name: 's'})-[:R]->+(:P {name: 's'}) RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 2      |

  Scenario: A trail comes to a node again, though by no relationship again
    When executing query:
      """
      MATCH TRAIL (:P {name: 's'})-[r:R]->{3}(x) RETURN x.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'b'  |
      | 't'  |

  Scenario: A search with nothing to find keeps the row where it is optional
    When executing query:
      """
      MATCH (t:P {name: 't'}) OPTIONAL MATCH p = ANY SHORTEST (t)-[:R]->+(x) RETURN t.name AS name, p
      """
    Then the result should be, in any order:
      | name | p    |
      | 't'  | null |

  Scenario: A search stands alone in its MATCH
    When executing query:
      """
      MATCH p = ANY (a)-[:R]->+(b), (c) RETURN p
      """
    Then a SyntaxError should be raised at compile time: InvalidRelationshipPattern
