#include <algorithm>
#include <numeric>

#include "graph/store/keys.h"
#include "graph/store/list_check.h"
#include "graph/store/node_rows.h"
#include "graph/store/records.h"
#include "graph/store/rocks_store.h"

namespace jitu::graph::rocks {

namespace {

constexpr std::size_t kBlockRows = 1024;
/// Ids between two looks at the stop signal.
constexpr std::size_t kSlice = 4096;

Result<std::optional<std::string>> GetOne(const Moment& moment, Family family, std::string_view key) {
  rocksdb::ReadOptions options;
  options.snapshot = moment.snapshot();
  std::string value;
  const Database& database = moment.database();
  const rocksdb::Status status = database.db().Get(options, database.family(family), AsSlice(key), &value);
  if (status.IsNotFound()) return std::optional<std::string>();
  if (!status.ok()) return database.Fault(status);
  return std::optional<std::string>(std::move(value));
}

}  // namespace

Result<void> RocksStore::nodes(const Snapshot& at, std::span<const NodeId> ids, const Projection& projection,
                               const NodeSink& sink, const StopSignal& stop) const {
  NodeRows rows(MomentOf(at), projection, sink, kBlockRows);
  std::vector<std::uint32_t> order(ids.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return ids[a] < ids[b]; });
  std::vector<NodeId> slice;
  for (std::size_t begin = 0; begin < order.size(); begin += kSlice) {
    JITU_CHECK_OK(CheckStop(stop));
    const auto inputs = std::span<const std::uint32_t>(order).subspan(begin, std::min(kSlice, order.size() - begin));
    slice.clear();
    for (const std::uint32_t input : inputs) slice.push_back(ids[input]);
    JITU_TRY(const bool on, rows.AddAll(slice, inputs));
    if (!on) return {};
  }
  rows.Flush();
  return {};
}

Result<std::vector<std::optional<Properties>>> RocksStore::relationships(const Snapshot& at,
                                                                         std::span<const RelationshipKey> keys) const {
  const Moment& moment = MomentOf(at);
  std::vector<std::optional<Properties>> found(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const RelationshipBytes key = KeyOf(keys[i]);
    JITU_TRY(const auto bytes, GetOne(moment, Family::kRelationships, View(key)));
    if (bytes) {
      JITU_TRY(found[i], Decode(*bytes));
      continue;
    }
    // One without properties has no record of its own: it is there if its source's list has it.
    const ListKey list = KeyOf(keys[i].from, keys[i].type);
    JITU_TRY(const bool there, HasEntry(moment, Family::kOut, View(list), {keys[i].to.value, keys[i].ordinal}));
    if (there) found[i].emplace();
  }
  return found;
}

Result<std::optional<std::string>> RocksStore::attachment(const Snapshot& at, NodeId owner,
                                                          std::string_view name) const {
  std::string key;
  AppendBig64(key, owner.value);
  key += name;
  return GetOne(MomentOf(at), Family::kAttachments, key);
}

Result<std::optional<std::string>> RocksStore::setting(const Snapshot& at, std::string_view name) const {
  std::string key(kSettingPrefix);
  key += name;
  return GetOne(MomentOf(at), Family::kMeta, key);
}

}  // namespace jitu::graph::rocks
