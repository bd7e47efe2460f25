#include "graph/store/bulk_load.h"

#include <algorithm>
#include <array>
#include <future>
#include <utility>

#include "graph/store/batch_plan.h"
#include "graph/store/keys.h"
#include "graph/store/records.h"

namespace jitu::graph::rocks {

namespace {

constexpr std::uint64_t kFileBytes = 128u << 20;
constexpr std::size_t kRunBytes = 128u << 20;
constexpr std::size_t kBatchBytes = 1u << 20;
constexpr std::size_t kNodesTogether = 4096;
/// Rows between two looks at the stop signal.
constexpr std::uint64_t kStopRows = 1u << 16;

Error Unsorted(const Message& which) {
  return Fail(ErrorCode::kInvalidArgument,
              Message{"批量数据没有排好序：" + which.zh, "Bulk data is not in order: " + which.en});
}

Error MissingEnd(NodeId node) {
  return Fail(ErrorCode::kConflict,
              Say("关系的一端（节点 {}）不存在。", "An end of a relationship, the node {}, is not there.", node.value));
}

Error ScratchFault(const std::filesystem::path& file) {
  return Fail(ErrorCode::kIo,
              Say("临时文件无法写入。请检查磁盘空间。", "A temporary file cannot be written. Check the disk's space."),
              file.string());
}

void CountAt(std::vector<std::uint64_t>& counts, std::size_t place) {
  if (place >= counts.size()) counts.resize(place + 1);
  ++counts[place];
}

}  // namespace

SortedFiles::SortedFiles(const Database& database, Family family, std::filesystem::path folder)
    : database_(database), family_(family), folder_(std::move(folder)), options_(database.OptionsOf(family)) {}

SortedFiles::~SortedFiles() {
  if (laying_.valid()) laying_.wait();
}

Result<void> SortedFiles::Add(std::string_view key, std::string_view value) {
  batch_.bytes += key;
  batch_.bytes += value;
  batch_.sizes.emplace_back(static_cast<std::uint32_t>(key.size()), static_cast<std::uint32_t>(value.size()));
  return batch_.bytes.size() < kBatchBytes ? Result<void>() : HandOver();
}

Result<void> SortedFiles::Await() { return laying_.valid() ? laying_.get() : Result<void>(); }

Result<void> SortedFiles::HandOver() {
  JITU_CHECK_OK(Await());
  std::swap(batch_, laid_);
  batch_.bytes.clear();
  batch_.sizes.clear();
  laying_ = std::async(std::launch::async, [this] { return Lay(laid_); });
  return {};
}

Result<void> SortedFiles::Lay(const Batch& batch) {
  std::string_view bytes = batch.bytes;
  for (const auto& [key_size, value_size] : batch.sizes) {
    if (writer_ && writer_->FileSize() >= kFileBytes) JITU_CHECK_OK(EndFile());
    if (!writer_) {
      writer_ = std::make_unique<rocksdb::SstFileWriter>(rocksdb::EnvOptions(), options_);
      const auto name = std::string(NameOf(family_)) + "-" + std::to_string(files_.size()) + ".sst";
      files_.push_back((folder_ / name).string());
      const rocksdb::Status opened = writer_->Open(files_.back());
      if (!opened.ok()) return database_.Fault(opened);
    }
    const auto key = AsSlice(bytes.substr(0, key_size));
    const rocksdb::Status status = writer_->Put(key, AsSlice(bytes.substr(key_size, value_size)));
    if (!status.ok()) return database_.Fault(status);
    bytes.remove_prefix(std::size_t{key_size} + value_size);
  }
  return {};
}

Result<void> SortedFiles::EndFile() {
  if (!writer_) return {};
  const rocksdb::Status status = writer_->Finish();
  writer_.reset();
  if (!status.ok()) return database_.Fault(status);
  return {};
}

Result<void> SortedFiles::Finish() {
  JITU_CHECK_OK(HandOver());
  JITU_CHECK_OK(Await());
  return EndFile();
}

Result<void> NodeIds::Add(NodeId id) {
  buffer_.push_back(id.value);
  return buffer_.size() < 1u << 16 ? Result<void>() : Finish();
}

Result<void> NodeIds::Finish() {
  if (!out_.is_open()) out_.open(file_, std::ios::binary | std::ios::trunc);
  out_.write(reinterpret_cast<const char*>(buffer_.data()),
             static_cast<std::streamsize>(buffer_.size() * sizeof(std::uint64_t)));
  out_.flush();
  buffer_.clear();
  return out_ ? Result<void>() : Result<void>(ScratchFault(file_));
}

bool NodeIds::Asker::Has(NodeId id) {
  for (;;) {
    while (at_ < buffer_.size() && buffer_[at_] < id.value) ++at_;
    if (at_ < buffer_.size()) return buffer_[at_] == id.value;
    if (!in_) return false;
    buffer_.resize(1u << 16);
    in_.read(reinterpret_cast<char*>(buffer_.data()),
             static_cast<std::streamsize>(buffer_.size() * sizeof(std::uint64_t)));
    buffer_.resize(static_cast<std::size_t>(in_.gcount()) / sizeof(std::uint64_t));
    at_ = 0;
  }
}

BulkLoad::BulkLoad(const Database& database, const Indexes& indexes, std::filesystem::path scratch)
    : database_(database),
      indexes_(indexes),
      scratch_(std::move(scratch)),
      ids_(scratch_ / "ids"),
      nodes_(database, Family::kNodes, scratch_),
      relationships_(database, Family::kRelationships, scratch_),
      out_(database, Family::kOut, scratch_),
      in_(database, Family::kIn, scratch_),
      property_index_(database, Family::kPropertyIndex, scratch_),
      text_index_(database, Family::kTextIndex, scratch_),
      property_entries_(scratch_, "property", kRunBytes),
      text_entries_(scratch_, "text", kRunBytes),
      incoming_(scratch_, "incoming", kRunBytes) {}

Result<void> BulkLoad::Prepare(BulkSource& source, const StopSignal& stop) {
  JITU_CHECK_OK(TakeNodes(source, stop));
  // The node indexes are sorted and laid beside the reading of relationships.
  auto postings = std::async(std::launch::async, [this]() -> Result<void> {
    JITU_CHECK_OK(LayPostings(property_entries_, property_index_));
    return LayPostings(text_entries_, text_index_);
  });
  JITU_CHECK_OK(TakeRelationships(source, stop));
  JITU_CHECK_OK(CheckTokens(source.tokens()));
  JITU_CHECK_OK(LayIncoming(stop));
  return postings.get();
}

/// The index entries of some nodes are made beside the reading of the next ones.
Result<void> BulkLoad::TakeNodes(BulkSource& source, const StopSignal& stop) {
  WriteBatch::Node node;
  std::vector<WriteBatch::Node> nodes;
  std::future<Result<void>> entries;
  const auto hand_over = [&]() -> Result<void> {
    if (entries.valid()) JITU_CHECK_OK(entries.get());
    entries = std::async(std::launch::async,
                         [this, some = std::exchange(nodes, {})]() -> Result<void> { return TakeEntries(some); });
    return {};
  };
  std::uint64_t before = 0;
  for (std::uint64_t row = 0;; ++row) {
    if (row % kStopRows == 0) JITU_CHECK_OK(CheckStop(stop));
    JITU_TRY(const bool more, source.Next(node));
    if (!more) break;
    if (node.id.value <= before)
      return Unsorted(Say("节点 {} 在节点 {} 之后。", "the node {} after the node {}.", node.id.value, before));
    before = node.id.value;
    node.labels = Canonical(std::move(node.labels));
    JITU_CHECK_OK(TakeNode(node));
    nodes.push_back(std::move(node));
    if (nodes.size() == kNodesTogether) JITU_CHECK_OK(hand_over());
  }
  JITU_CHECK_OK(hand_over());
  JITU_CHECK_OK(ids_.Finish());
  JITU_CHECK_OK(entries.get());
  return nodes_.Finish();
}

Result<void> BulkLoad::TakeNode(const WriteBatch::Node& node) {
  for (const auto& [key, value] : node.properties) property_count_ = std::max(property_count_, key.value + 1u);
  ++counts_.nodes;
  for (const LabelId label : node.labels) CountAt(counts_.nodes_by_label, label.value);
  JITU_CHECK_OK(ids_.Add(node.id));
  return nodes_.Add(View(KeyOf(node.id)), EncodeNode(node.labels, node.properties));
}

Result<void> BulkLoad::TakeEntries(const std::vector<WriteBatch::Node>& nodes) {
  std::string record;
  for (const WriteBatch::Node& node : nodes) {
    for (const LabelId label : node.labels) {
      record = LabelKey(label);
      AppendBig64(record, node.id.value);
      JITU_CHECK_OK(property_entries_.Add(record));
    }
    for (const Indexes::Entry& entry : indexes_.EntriesOf(node.labels, node.properties)) {
      record = PostingKey(entry.index, entry.key);
      AppendBig64(record, node.id.value);
      const bool text = indexes_.definitions()[entry.index].kind == model::IndexKind::kText;
      JITU_CHECK_OK((text ? text_entries_ : property_entries_).Add(record));
    }
  }
  return {};
}

Result<void> BulkLoad::TakeRelationships(BulkSource& source, const StopSignal& stop) {
  ListBuilder lists(kAdjacencyBits,
                    [this](std::string_view key, std::string_view value) { return out_.Add(key, value); });
  NodeIds::Asker sources(ids_);
  WriteBatch::Relationship one;
  RelationshipKey before{};
  for (std::uint64_t row = 0;; ++row) {
    if (row % kStopRows == 0) JITU_CHECK_OK(CheckStop(stop));
    JITU_TRY(const bool more, source.Next(one));
    if (!more) break;
    if (row > 0 && one.key <= before) {
      return Unsorted(Say("关系 {} → {}。", "the relationship {} -> {}.", one.key.from.value, one.key.to.value));
    }
    if ((row == 0 || one.key.from != before.from) && !sources.Has(one.key.from)) return MissingEnd(one.key.from);
    before = one.key;
    JITU_CHECK_OK(TakeRelationship(one, lists));
  }
  JITU_CHECK_OK(lists.End());
  JITU_CHECK_OK(out_.Finish());
  return relationships_.Finish();
}

Result<void> BulkLoad::TakeRelationship(const WriteBatch::Relationship& one, ListBuilder& lists) {
  const ListKey list = KeyOf(one.key.from, one.key.type);
  if (!lists.open() || lists.list_key() != View(list)) {
    JITU_CHECK_OK(lists.End());
    lists.Begin(View(list));
  }
  JITU_CHECK_OK(lists.Add({one.key.to.value, one.key.ordinal}));
  if (!one.properties.empty()) {
    for (const auto& [key, value] : one.properties) property_count_ = std::max(property_count_, key.value + 1u);
    JITU_CHECK_OK(relationships_.Add(View(KeyOf(one.key)), Encode(one.properties)));
  }
  ++counts_.relationships;
  CountAt(counts_.relationships_by_type, one.key.type.value);
  return incoming_.Add(View(KeyOf(RelationshipKey{one.key.to, one.key.type, one.key.from, one.key.ordinal})));
}

Result<void> BulkLoad::LayIncoming(const StopSignal& stop) {
  JITU_CHECK_OK(incoming_.Finish());
  ListBuilder lists(kAdjacencyBits,
                    [this](std::string_view key, std::string_view value) { return in_.Add(key, value); });
  NodeIds::Asker targets(ids_);
  std::string_view record;
  for (std::uint64_t row = 0;; ++row) {
    if (row % kStopRows == 0) JITU_CHECK_OK(CheckStop(stop));
    JITU_TRY(const bool more, incoming_.Next(record));
    if (!more) break;
    const std::string_view list = record.substr(0, sizeof(ListKey));
    if (!lists.open() || lists.list_key() != list) {
      JITU_CHECK_OK(lists.End());
      lists.Begin(list);
      const NodeId target{ReadBig64(list)};
      if (!targets.Has(target)) return MissingEnd(target);
    }
    JITU_CHECK_OK(lists.Add(ReadEntry(record.substr(sizeof(ListKey)))));
  }
  JITU_CHECK_OK(lists.End());
  return in_.Finish();
}

Result<void> BulkLoad::LayPostings(ExternalSort& sorted, SortedFiles& files) {
  JITU_CHECK_OK(sorted.Finish());
  ListBuilder lists(kPostingBits, [&](std::string_view key, std::string_view value) { return files.Add(key, value); });
  std::string_view record;
  for (;;) {
    JITU_TRY(const bool more, sorted.Next(record));
    if (!more) break;
    const std::string_view posting = record.substr(0, record.size() - sizeof(std::uint64_t));
    if (!lists.open() || lists.list_key() != posting) {
      JITU_CHECK_OK(lists.End());
      lists.Begin(posting);
    }
    JITU_CHECK_OK(lists.Add({ReadBig64(record.substr(posting.size())), 0}));
  }
  JITU_CHECK_OK(lists.End());
  return files.Finish();
}

Result<void> BulkLoad::CheckTokens(const Tokens& tokens) const {
  if (counts_.nodes_by_label.size() <= tokens.label_count() &&
      counts_.relationships_by_type.size() <= tokens.type_count() && property_count_ <= tokens.property_count()) {
    return {};
  }
  return Fail(ErrorCode::kInvalidArgument,
              Say("标签、类型或属性不在名称表里。", "A label, type or property is not in the table of names."));
}

Result<void> BulkLoad::Ingest(const std::vector<std::pair<std::string, std::string>>& meta) {
  SortedFiles records(database_, Family::kMeta, scratch_);
  for (const auto& [key, value] : meta) JITU_CHECK_OK(records.Add(key, value));
  JITU_CHECK_OK(records.Finish());
  std::vector<rocksdb::IngestExternalFileArg> arguments;
  const std::array<const SortedFiles*, 7> all = {&nodes_,          &relationships_, &out_,   &in_,
                                                 &property_index_, &text_index_,    &records};
  for (const SortedFiles* files : all) {
    if (files->files().empty()) continue;
    rocksdb::IngestExternalFileArg argument;
    argument.column_family = database_.family(files->family());
    argument.external_files = files->files();
    argument.options.move_files = true;
    argument.options.write_global_seqno = false;
    arguments.push_back(std::move(argument));
  }
  const rocksdb::Status status = database_.db().IngestExternalFiles(arguments);
  if (!status.ok()) return database_.Fault(status);
  return {};
}

}  // namespace jitu::graph::rocks
