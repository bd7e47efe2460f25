#include "graph/store/node_rows.h"

#include <algorithm>
#include <utility>

#include "graph/store/keys.h"
#include "graph/store/records.h"

namespace jitu::graph::rocks {

NodeRows::NodeRows(const Moment& moment, const Projection& projection, const NodeSink& sink, std::size_t block_rows)
    : moment_(moment),
      projection_(projection),
      sink_(sink),
      block_rows_(std::max<std::size_t>(1, block_rows)),
      bare_(!projection.labels && !projection.all_properties && projection.properties.empty()),
      reads_(moment.database(), Family::kNodes, moment.snapshot()) {
  const std::size_t columns = projection.all_properties ? 0 : projection.properties.size();
  block_.columns.resize(columns);
  values_.resize(columns);
}

Result<bool> NodeRows::AddBare(std::uint32_t input, NodeId id) {
  block_.input.push_back(input);
  block_.id.push_back(id);
  return block_.size() < block_rows_ || Flush();
}

Result<bool> NodeRows::Add(std::uint32_t input, NodeId id, std::string_view bytes) {
  const auto record = NodeRecord::Parse(bytes);
  if (!record) {
    return moment_.database().Damaged(Say("节点 {} 无法读出。", "The node {} cannot be read.", id.value));
  }
  if (projection_.labels) block_.labels.push_back(record->Labels());
  if (projection_.all_properties) {
    JITU_TRY(auto properties, Decode(record->properties));
    block_.all_properties.push_back(std::move(properties));
  } else if (!values_.empty()) {
    JITU_CHECK_OK(DecodeInto(record->properties, projection_.properties, values_));
    for (std::size_t i = 0; i < values_.size(); ++i) block_.columns[i].push_back(std::move(values_[i]));
  }
  return AddBare(input, id);
}

bool NodeRows::Flush() {
  if (block_.size() == 0) return true;
  const bool on = sink_(block_);
  block_.input.clear();
  block_.id.clear();
  block_.labels.clear();
  block_.all_properties.clear();
  for (auto& column : block_.columns) column.clear();
  return on;
}

Result<bool> NodeRows::AddAll(std::span<const NodeId> ids, std::span<const std::uint32_t> inputs) {
  for (std::size_t begin = 0; begin < ids.size(); begin += PointReads::kBatch) {
    const std::size_t end = std::min(ids.size(), begin + PointReads::kBatch);
    keys_.clear();
    slices_.clear();
    for (std::size_t i = begin; i < end; ++i) keys_.push_back(KeyOf(ids[i]));
    for (const NodeKey& key : keys_) slices_.push_back(AsSlice(View(key)));
    JITU_CHECK_OK(reads_.Read(slices_));
    for (std::size_t i = begin; i < end; ++i) {
      const auto record = reads_[i - begin];
      if (!record) continue;
      JITU_TRY(const bool on, Add(inputs[i], ids[i], *record));
      if (!on) return false;
    }
  }
  return true;
}

}  // namespace jitu::graph::rocks
