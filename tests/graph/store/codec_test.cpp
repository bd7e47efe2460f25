#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "graph/store/keys.h"
#include "graph/store/packed_list.h"
#include "graph/store/records.h"

namespace jitu::graph::rocks {
namespace {

std::vector<Entry> Decoded(std::string_view bytes) {
  const auto chunk = Chunk::Parse(bytes);
  REQUIRE(chunk.has_value());
  std::vector<Entry> entries;
  chunk->AppendTo(entries);
  std::vector<NodeId> ids;
  chunk->AppendTo(ids);
  std::vector<std::uint32_t> ordinals;
  chunk->AppendOrdinalsTo(ordinals);
  REQUIRE(ids.size() == entries.size());
  REQUIRE(ordinals.size() == entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    CHECK(ids[i].value == entries[i].id);
    CHECK(ordinals[i] == entries[i].ordinal);
  }
  return entries;
}

std::map<std::string, std::string> Chunks(const std::vector<Entry>& entries, unsigned bits) {
  std::map<std::string, std::string> chunks;
  ListBuilder builder(bits, [&](std::string_view key, std::string_view value) -> Result<void> {
    chunks.emplace(key, value);
    return {};
  });
  builder.Begin("list");
  for (const Entry entry : entries) REQUIRE(builder.Add(entry).has_value());
  REQUIRE(builder.End().has_value());
  return chunks;
}

TEST_CASE("A chunk of one neighbour takes nine bytes") {
  const std::string bytes = EncodeChunk(std::vector<Entry>{{0x0102030405060708u, 0}}, false);
  // Header: one entry, no flags; then the id, most significant byte first.
  CHECK(bytes == std::string("\x04\x01\x02\x03\x04\x05\x06\x07\x08", 9));
}

TEST_CASE("Close neighbours take one byte each, and ordinals are stored only where there are any") {
  // 3 entries: header 3 * 4, first id, width 1, steps 2 and 5.
  CHECK(EncodeChunk(std::vector<Entry>{{1, 0}, {3, 0}, {8, 0}}, false) ==
        std::string("\x0C\0\0\0\0\0\0\0\x01\x01\x02\x05", 12));
  // Two relationships to one neighbour, and more chunks behind: header 2 * 4 + 2 + 1, width 0, ordinals 0 and 7.
  CHECK(EncodeChunk(std::vector<Entry>{{1, 0}, {1, 7}}, true) == std::string("\x0B\0\0\0\0\0\0\0\x01\0\0\x07", 12));
}

TEST_CASE("Chunks are read back as they were written") {
  std::mt19937_64 random(20240601);
  for (const std::uint64_t spread : {std::uint64_t{3}, std::uint64_t{300}, std::uint64_t{1} << 33u, UINT64_MAX}) {
    for (const std::size_t size : {1u, 2u, 7u, 500u}) {
      std::set<Entry> entries;
      for (std::size_t i = 0; i < size; ++i) {
        entries.insert({random() % spread, random() % 4 == 0 ? static_cast<std::uint32_t>(random() % 300) : 0u});
      }
      const std::vector<Entry> sorted(entries.begin(), entries.end());
      CHECK(Decoded(EncodeChunk(sorted, true)) == sorted);
      CHECK(Chunk::Parse(EncodeChunk(sorted, true))->more());
      CHECK_FALSE(Chunk::Parse(EncodeChunk(sorted, false))->more());
    }
  }
}

TEST_CASE("Any bytes are a chunk or are none, and reading them is safe") {
  std::mt19937_64 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string bytes(random() % 40, '\0');
    for (char& c : bytes) c = static_cast<char>(static_cast<unsigned char>(random() % 256));
    if (round % 2 == 0 && !bytes.empty()) bytes[0] = static_cast<char>(static_cast<unsigned char>(random() % 32));
    const auto chunk = Chunk::Parse(bytes);
    if (!chunk) continue;
    std::vector<Entry> entries;
    chunk->AppendTo(entries);
    std::vector<std::uint32_t> ordinals;
    chunk->AppendOrdinalsTo(ordinals);
    CHECK(entries.size() == chunk->count());
    CHECK(ordinals.size() == chunk->count());
    NodeRecord::Parse(bytes);
    DecodeCounts(bytes);
    DecodeNumber(bytes);
    PostingKeyLength(bytes);
  }
}

TEST_CASE("Where a list is cut follows from its entries alone") {
  std::vector<Entry> entries;
  for (std::uint64_t id = 1; id <= 3000; ++id) entries.push_back({id * 977, 0});
  const auto chunks = Chunks(entries, kPostingBits);
  CHECK(chunks.size() > 10);
  CHECK(chunks.size() < 60);
  // The first lies under the list's key and says that more follow; the others under the key and their first entry.
  CHECK(Chunk::Parse(chunks.at("list"))->more());
  std::vector<Entry> together;
  for (const auto& [key, value] : chunks) {
    const auto some = Decoded(value);
    if (key != "list") {
      CHECK(ReadEntry(std::string_view(key).substr(4)) == some.front());
      CHECK(StartsChunk(some.front(), kPostingBits));
      CHECK_FALSE(Chunk::Parse(value)->more());
    }
    together.insert(together.end(), some.begin(), some.end());
  }
  CHECK(together == entries);
}

TEST_CASE("Keys sort as what they name") {
  const std::vector<std::string> terms = {"",
                                          std::string(1, '\0'),
                                          std::string("\0\xFF", 2),
                                          std::string("\0a", 2),
                                          "a",
                                          std::string("a\0", 2),
                                          "ab",
                                          "b",
                                          "\xFF"};
  auto sorted = terms;
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t i = 0; i + 1 < sorted.size(); ++i) {
    CHECK(PostingKey(1, sorted[i]) < PostingKey(1, sorted[i + 1]));
    // Also with whatever follows: no key begins another.
    CHECK(PostingKey(1, sorted[i]) + "\xFF\xFF" < PostingKey(1, sorted[i + 1]));
    CHECK(PostingKey(1, sorted[i]) < PostingKey(2, sorted[0]));
    CHECK(PostingKeyLength(PostingKey(1, sorted[i]) + "rest") == PostingKey(1, sorted[i]).size());
  }
  const RelationshipKey key{NodeId{258}, TypeId{3}, NodeId{UINT64_MAX}, 5};
  CHECK(ReadRelationship(View(KeyOf(key))) == key);
}

TEST_CASE("Counts and nodes are read back as they were written") {
  Counts counts;
  counts.nodes = 300;
  counts.relationships = 7;
  counts.nodes_by_label = {1, 299};
  counts.relationships_by_type = {0, 0, 7};
  const auto read = DecodeCounts(EncodeCounts(counts));
  REQUIRE(read.has_value());
  CHECK(read->nodes_by_label == counts.nodes_by_label);
  CHECK(read->relationships_by_type == counts.relationships_by_type);
  const Properties properties = {{PropertyId{1}, Value("值")}};
  const std::string bytes = EncodeNode({LabelId{0}, LabelId{513}}, properties);
  const auto record = NodeRecord::Parse(bytes);
  REQUIRE(record.has_value());
  CHECK(record->Labels() == std::vector<LabelId>{LabelId{0}, LabelId{513}});
  CHECK(record->properties == Encode(properties));
}

}  // namespace
}  // namespace jitu::graph::rocks
