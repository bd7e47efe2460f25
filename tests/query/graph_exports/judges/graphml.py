"""NetworkX and igraph read the same graph, with types and Chinese intact."""
import sys

import igraph
import networkx

one = networkx.read_graphml(sys.argv[1])
other = igraph.Graph.Read_GraphML(sys.argv[1])
assert one.number_of_nodes() == other.vcount() > 0
assert one.number_of_edges() == other.ecount() > 0
spending = [node for _, node in one.nodes(data=True) if node["kind"] == "Spending"]
assert spending and all(isinstance(node["amountFen"], int) for node in spending)
assert all(isinstance(edge["weight"], float) for _, _, edge in one.edges(data=True))
names = {node["name"] for node in spending}
assert names == {node["name"] for node in other.vs if node["kind"] == "Spending"}
assert any("农机" in name for name in names)
