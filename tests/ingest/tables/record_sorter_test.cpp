#include "ingest/tables/record_sorter.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "ingest/tables/record.h"
#include "tests/ingest/tables/folder.h"

namespace jitu::ingest {
namespace {

std::vector<std::string> Drained(RecordRuns runs, std::size_t key_bytes) {
  MergedRuns merged(std::move(runs), key_bytes);
  std::vector<std::string> records;
  std::string_view record;
  while (merged.Next(record).value()) records.emplace_back(record);
  return records;
}

TEST_CASE("records come out sorted whether or not they fit in memory") {
  for (const std::size_t memory_bytes : {std::size_t{1} << 30, std::size_t{1} << 20, std::size_t{0}}) {
    INFO("memory " << memory_bytes);
    const TestFolder folder;
    std::mt19937 random(5);
    SpillFolder spill(folder.path());
    RecordSorter sorter(16, memory_bytes, spill);
    std::vector<std::string> expected;
    for (int i = 0; i < (memory_bytes == 0 ? 200 : 30000); ++i) {
      std::string record;
      for (int k = 0; k < 16; ++k) record.push_back(static_cast<char>(random() % (k < 8 ? 3 : 256)));
      record.append(random() % 400, static_cast<char>('a' + i % 26));
      expected.push_back(record);
      REQUIRE(sorter.Add(record));
    }
    std::sort(expected.begin(), expected.end(),
              [](const std::string& a, const std::string& b) { return a.compare(0, 16, b, 0, 16) < 0; });
    CHECK(Drained(sorter.Finish().value(), 16) == expected);
  }
}

TEST_CASE("a record larger than the buffers is spilled and read back") {
  const TestFolder folder;
  SpillFolder spill(folder.path());
  RecordSorter sorter(8, 1, spill);
  const std::string large = "bbbbbbbb" + std::string(5 << 20, 'x');
  for (const std::string& record : {large, std::string("cccccccc"), std::string("aaaaaaaa")})
    REQUIRE(sorter.Add(record));
  CHECK(Drained(sorter.Finish().value(), 8) == std::vector<std::string>{"aaaaaaaa", large, "cccccccc"});
}

TEST_CASE("temporary files are gone afterwards, and a folder that cannot be made is named") {
  const TestFolder folder;
  {
    SpillFolder spill(folder.path());
    REQUIRE(spill.NewFile());
    CHECK_FALSE(std::filesystem::is_empty(folder.path()));
  }
  CHECK(std::filesystem::is_empty(folder.path()));
  SpillFolder nowhere(folder.path() / "none");
  const auto file = nowhere.NewFile();
  REQUIRE_FALSE(file);
  CHECK(file.error().code == ErrorCode::kIo);
}

TEST_CASE("records read back as they were written, and cut ones are refused") {
  const NodeRecord node{NodeId{7}, {3, 99}, {LabelId{1}, LabelId{300}}, "bytes"};
  const RelationshipRecord relationship{NodeId{7}, TypeId{2}, NodeId{8}, {65535, 1}, false, "more"};
  std::string bytes;
  NodeRecord node_back;
  Write(node, bytes);
  REQUIRE(Read(bytes, node_back));
  CHECK(node_back.id == node.id);
  CHECK(node_back.place == node.place);
  CHECK(node_back.labels == node.labels);
  CHECK(node_back.properties == node.properties);
  CHECK_FALSE(Read(std::string_view(bytes).substr(0, 17), node_back));
  RelationshipRecord back;
  Write(relationship, bytes);
  REQUIRE(Read(bytes, back));
  CHECK(back.from == relationship.from);
  CHECK(back.type == relationship.type);
  CHECK(back.to == relationship.to);
  CHECK(back.place == relationship.place);
  CHECK_FALSE(back.ends_known);
  CHECK(back.properties == "more");
  CHECK_FALSE(Read(std::string_view(bytes).substr(0, 26), back));
}

}  // namespace
}  // namespace jitu::ingest
