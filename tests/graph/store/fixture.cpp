#include "tests/graph/store/fixture.h"

#include <algorithm>
#include <rocksdb/db.h>

namespace jitu::graph {

namespace {

std::string Hex(const std::string& bytes) {
  std::string hex;
  for (const char c : bytes) {
    constexpr const char* kDigits = "0123456789abcdef";
    hex.push_back(kDigits[static_cast<unsigned char>(c) >> 4u]);
    hex.push_back(kDigits[static_cast<unsigned char>(c) & 0xFu]);
  }
  return hex;
}

std::string Numbers(const std::vector<std::uint64_t>& numbers) {
  std::string text;
  for (const std::uint64_t number : numbers) text += std::to_string(number) + " ";
  return text;
}

/// Nodes by a scan that is cut into small blocks and taken up again each time.
std::vector<NodeId> Scanned(const Store& store, const Snapshot& at, ScanSpec spec, std::string& content) {
  std::vector<NodeId> ids;
  spec.block_rows = 3;
  do {
    spec.resume_token = Got(store.scan(at, spec, [&](const NodeBlock& block) {
                          for (std::size_t row = 0; row < block.size(); ++row) {
                            ids.push_back(block.id[row]);
                            content += std::to_string(block.id[row].value);
                            if (spec.projection.labels) {
                              for (const LabelId label : block.labels[row])
                                content += ":" + std::to_string(label.value);
                            }
                            if (spec.projection.all_properties) content += " " + Hex(Encode(block.all_properties[row]));
                            content += "\n";
                          }
                          return ids.size() % 2 == 0;
                        })).resume_token;
  } while (!spec.resume_token.empty());
  return ids;
}

void AppendRelationships(const Store& store, const Snapshot& at, const std::vector<NodeId>& ids, Direction direction,
                         std::string& content) {
  ExpandSpec spec;
  spec.direction = direction;
  spec.projection.all_properties = true;
  std::vector<std::string> rows(ids.size());
  Done(store.expand(at, ids, spec, [&](const NeighbourBlock& block) {
    for (std::size_t row = 0; row < block.size(); ++row) {
      rows[block.input[row]] += "  " + std::to_string(block.type[row].value) +
                                (block.direction[row] == Direction::kOut ? " -> " : " <- ") +
                                std::to_string(block.neighbour[row].value) + " #" + std::to_string(block.ordinal[row]) +
                                " " + Hex(Encode(block.all_properties[row])) + "\n";
    }
    return true;
  }));
  const auto degrees = Got(store.degrees(at, ids, direction, {}));
  for (std::size_t i = 0; i < ids.size(); ++i) {
    content += std::to_string(ids[i].value) + " has " + std::to_string(degrees[i]) + "\n" + rows[i];
  }
}

}  // namespace

std::string ContentOf(const Store& store) {
  const auto at = store.snapshot();
  std::string content = "version " + std::to_string(at->version()) + "\n";
  ScanSpec all;
  all.projection.labels = true;
  all.projection.all_properties = true;
  const auto ids = Scanned(store, *at, all, content);
  for (const Direction direction : {Direction::kOut, Direction::kIn, Direction::kBoth}) {
    AppendRelationships(store, *at, ids, direction, content);
  }
  for (const LabelId label : {kUnit, kOutcome}) {
    ScanSpec labelled;
    labelled.label = label;
    content += "label\n";
    Scanned(store, *at, labelled, content);
  }
  for (IndexId index = 0; index < store.indexes().definitions().size(); ++index) {
    if (store.indexes().definitions()[index].kind != model::IndexKind::kOrdered) continue;
    ScanSpec ranged;
    ranged.range = ScanSpec::Range{index, std::nullopt, std::nullopt, true, true};
    content += "index\n";
    Scanned(store, *at, ranged, content);
  }
  const Counts counts = Got(store.counts(*at));
  content += "counts " + std::to_string(counts.nodes) + " " + std::to_string(counts.relationships) + " " +
             Numbers(counts.nodes_by_label) + Numbers(counts.relationships_by_type) + "\n";
  for (const NodeId id : ids) {
    for (const char* name : {"text", "facts"}) {
      const auto attachment = Got(store.attachment(*at, id, name));
      if (attachment) content += std::string(name) + " " + Hex(*attachment) + "\n";
    }
  }
  content += Got(store.setting(*at, "rules")).value_or("-");
  return content;
}

std::string BytesOf(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  REQUIRE(rocksdb::DB::ListColumnFamilies({}, folder.string(), &names).ok());
  std::sort(names.begin(), names.end());
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (const std::string& name : names) families.emplace_back(name, rocksdb::ColumnFamilyOptions());
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* raw = nullptr;
  REQUIRE(rocksdb::DB::OpenForReadOnly(rocksdb::DBOptions(), folder.string(), families, &handles, &raw).ok());
  const std::unique_ptr<rocksdb::DB> db(raw);
  std::string content;
  for (std::size_t i = 0; i < names.size(); ++i) {
    content += names[i] + "\n";
    {
      const std::unique_ptr<rocksdb::Iterator> at(db->NewIterator({}, handles[i]));
      for (at->SeekToFirst(); at->Valid(); at->Next()) {
        if (names[i] == "meta" && at->key() == "version") continue;
        content += Hex(at->key().ToString()) + " " + Hex(at->value().ToString()) + "\n";
      }
    }
    db->DestroyColumnFamilyHandle(handles[i]);
  }
  return content;
}

}  // namespace jitu::graph
