#include "ingest/tables/import.h"
#include "tests/query/export/export_sample.h"

namespace jitu::query::exporting {

TEST_CASE("Bulk-import tables bring back the graph they were made from, id for id") {
  const TestFolder folder;
  const auto store = HostileGraph();
  const Content content = ContentOf(*store);
  auto output = Output::To(folder / "t");
  REQUIRE(Write(*FindFormat("neo4j-csv"), content, output).has_value());
  const auto copy = graph::OpenMemory(TestCatalog().graph());
  ingest::ImportOptions files;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "t/nodes")) files.nodes.push_back(entry.path());
  for (const auto& entry : std::filesystem::directory_iterator(folder / "t/relationships")) {
    files.relationships.push_back(entry.path());
  }
  REQUIRE(ingest::ImportTables(*copy, files).has_value());
  // The bell is what no export can hold; all else is there.
  std::string expected = Written("bundle", content);
  for (std::size_t at = expected.find("\\u0007"); at != std::string::npos; at = expected.find("\\u0007")) {
    expected.erase(at, 6);
  }
  const std::string back = Written("bundle", ContentOf(*copy));
  CHECK(back.substr(0, back.rfind("{\"lines\"")) == expected.substr(0, expected.rfind("{\"lines\"")));
}

TEST_CASE("A Cypher script escapes its texts and names tables for Kùzu") {
  const auto store = HostileGraph();
  ContentOptions options;
  options.settings["kuzu"] = "";
  const std::string script = Written("cypher", ContentOf(*store, options));
  CHECK(script.find("`name`: '=HYPERLINK(\"http://x\",\"点\"),<甲>&\\n乙😀'") != std::string::npos);
  CHECK(
      script.find("CREATE REL TABLE `SUPPORTS`(FROM `Spending` TO `Outcome`, `confidence` DOUBLE, `evidence` STRING[], "
                  "`mode` STRING);") != std::string::npos);
  CHECK(script.find("CREATE (a)-[:`PART_OF` {`exact`: true}]->(b);") != std::string::npos);
}

}  // namespace jitu::query::exporting
