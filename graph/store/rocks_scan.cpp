#include <algorithm>
#include <numeric>

#include "graph/store/keys.h"
#include "graph/store/node_rows.h"
#include "graph/store/posting_parts.h"
#include "graph/store/rocks_store.h"

namespace jitu::graph::rocks {

namespace {

Error BadToken() { return Fail(ErrorCode::kInvalidArgument, Say("续读标记无效。", "The resume token is not valid.")); }

Result<ScanEnd> ScanAll(const Moment& moment, const ScanSpec& spec, NodeRows& rows, const StopSignal& stop) {
  const auto iterator = moment.Iterate(Family::kNodes, Moment::LongWalk());
  if (spec.resume_token.empty()) {
    iterator->SeekToFirst();
  } else {
    if (spec.resume_token.size() != sizeof(NodeKey)) return BadToken();
    iterator->Seek(AsSlice(spec.resume_token));
    if (iterator->Valid() && AsView(iterator->key()) == spec.resume_token) iterator->Next();
  }
  std::uint64_t left = spec.limit.value_or(UINT64_MAX);
  std::uint32_t row = 0;
  std::string token = spec.resume_token;
  for (; iterator->Valid() && left > 0; iterator->Next(), --left) {
    if (row == 0) JITU_CHECK_OK(CheckStop(stop));
    if (iterator->key().size() != sizeof(NodeKey)) {
      return moment.database().Damaged(Say("节点的键无效。", "The key of a node is not valid."));
    }
    token = AsView(iterator->key());
    JITU_TRY(const bool on, rows.Add(row, NodeId{ReadBig64(token)}, AsView(iterator->value())));
    row = (row + 1) % static_cast<std::uint32_t>(spec.block_rows);
    if (!on) return ScanEnd{token};
  }
  if (!iterator->status().ok()) return moment.database().Fault(iterator->status());
  const bool more = iterator->Valid();
  if (!rows.Flush() || more) return ScanEnd{token};
  return ScanEnd{};
}

/// Nodes of the postings whose keys lie in a range, in order of (key, node). The token is the posting's key and the
/// node.
class PostingScan {
 public:
  PostingScan(const Moment& moment, const ScanSpec& spec, NodeRows& rows)
      : moment_(moment), rows_(rows), block_rows_(spec.block_rows), left_(spec.limit.value_or(UINT64_MAX)) {}

  Result<ScanEnd> Run(const std::string& lower, const std::string& upper, std::string_view token,
                      const StopSignal& stop) {
    const rocksdb::Slice end = AsSlice(upper);
    PostingParts parts(moment_, Family::kPropertyIndex, end);
    JITU_CHECK_OK(Start(parts, lower, token));
    for (;;) {
      JITU_CHECK_OK(CheckStop(stop));
      JITU_TRY(const bool any, parts.Next());
      if (!any) break;
      if (parts.list() != posting_) {
        posting_ = parts.list();
        after_.reset();
      }
      JITU_TRY(const bool on, Take(parts.entries()));
      if (!on) return ScanEnd{std::move(token_)};
    }
    JITU_TRY(const bool on, Deliver());
    if (!on || !rows_.Flush()) return ScanEnd{std::move(token_)};
    return ScanEnd{};
  }

 private:
  Result<void> Start(PostingParts& parts, const std::string& lower, std::string_view token) {
    if (token.empty()) {
      parts.Seek(lower, 0);
      return {};
    }
    const auto length = PostingKeyLength(token);
    if (!length || token.size() != *length + 8 || token.substr(0, *length) < lower.substr(0, *length))
      return BadToken();
    posting_ = token.substr(0, *length);
    after_ = ReadBig64(token.substr(*length));
    parts.Seek(posting_, *after_);
    return {};
  }

  Result<bool> Take(const std::vector<Entry>& entries) {
    for (const Entry& entry : entries) {
      const NodeId id{entry.id};
      if (after_ && id.value <= *after_) continue;
      if (left_ == 0) {
        JITU_CHECK_OK(Deliver());
        rows_.Flush();
        return false;
      }
      --left_;
      ids_.push_back(id);
      last_posting_ = posting_;
      if (ids_.size() < block_rows_) continue;
      JITU_TRY(const bool on, Deliver());
      if (!on) return false;
    }
    return true;
  }

  /// Reads the gathered nodes and gives them in the order of the index.
  Result<bool> Deliver() {
    if (ids_.empty()) return true;
    token_ = last_posting_;
    AppendBig64(token_, ids_.back().value);
    std::uint32_t row = 0;
    bool on = true;
    if (rows_.bare()) {
      for (const NodeId id : ids_) {
        JITU_TRY(on, rows_.AddBare(row++, id));
      }
    } else {
      JITU_TRY(on, DeliverRecords());
    }
    ids_.clear();
    return on;
  }

  Result<bool> DeliverRecords() {
    order_.resize(ids_.size());
    std::iota(order_.begin(), order_.end(), 0u);
    std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) { return ids_[a] < ids_[b]; });
    records_.assign(ids_.size(), {});
    PointReads reads(moment_.database(), Family::kNodes, moment_.snapshot());
    std::vector<NodeKey> keys;
    std::vector<rocksdb::Slice> slices;
    for (std::size_t begin = 0; begin < ids_.size(); begin += PointReads::kBatch) {
      const std::size_t end = std::min(ids_.size(), begin + PointReads::kBatch);
      keys.clear();
      slices.clear();
      for (std::size_t i = begin; i < end; ++i) keys.push_back(KeyOf(ids_[order_[i]]));
      for (const NodeKey& key : keys) slices.push_back(AsSlice(View(key)));
      JITU_CHECK_OK(reads.Read(slices));
      for (std::size_t i = begin; i < end; ++i) {
        const auto record = reads[i - begin];
        if (!record) {
          return moment_.database().Damaged(Say(
              "索引里的节点 {} 不存在。", "The index names the node {}, which is not there.", ids_[order_[i]].value));
        }
        records_[order_[i]] = *record;
      }
    }
    bool on = true;
    for (std::uint32_t row = 0; row < ids_.size() && on; ++row) {
      JITU_TRY(on, rows_.Add(row, ids_[row], records_[row]));
    }
    return on;
  }

  const Moment& moment_;
  NodeRows& rows_;
  std::size_t block_rows_;
  std::uint64_t left_;
  std::string posting_;
  std::string last_posting_;
  std::optional<std::uint64_t> after_;
  std::string token_;
  std::vector<NodeId> ids_;
  std::vector<std::uint32_t> order_;
  std::vector<std::string> records_;
};

std::string IndexStart(std::uint32_t index) {
  std::string key;
  AppendBig16(key, static_cast<std::uint16_t>(index));
  return key;
}

}  // namespace

Result<ScanEnd> RocksStore::scan(const Snapshot& at, const ScanSpec& given, const NodeSink& sink,
                                 const StopSignal& stop) const {
  const Moment& moment = MomentOf(at);
  ScanSpec spec = given;
  spec.block_rows = std::clamp<std::size_t>(spec.block_rows, 1, 1u << 20);
  NodeRows rows(moment, spec.projection, sink, spec.block_rows);
  if (!spec.range && !spec.label) return ScanAll(moment, spec, rows, stop);
  PostingScan postings(moment, spec, rows);
  if (!spec.range) {
    const std::string key = LabelKey(*spec.label);
    return postings.Run(key, BehindPosting(key), spec.resume_token, stop);
  }
  const ScanSpec::Range& range = *spec.range;
  std::string lower = IndexStart(range.index);
  std::string upper = IndexStart(range.index + 1u);
  if (range.lower) lower = PostingKey(range.index, *range.lower);
  if (range.lower && !range.lower_inclusive) lower = BehindPosting(lower);
  if (range.upper) upper = PostingKey(range.index, *range.upper);
  if (range.upper && range.upper_inclusive) upper = BehindPosting(upper);
  if (lower >= upper) return ScanEnd{};
  return postings.Run(lower, upper, spec.resume_token, stop);
}

}  // namespace jitu::graph::rocks
