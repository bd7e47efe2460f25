#include "graph/store/verification.h"

#include <algorithm>

#include "graph/store/list_check.h"
#include "graph/store/loose_entries.h"
#include "graph/store/records.h"

namespace jitu::graph::rocks {

namespace {

constexpr std::size_t kMostFaults = 200;

std::string PrintedKey(const RelationshipKey& key) {
  return std::to_string(key.from.value) + " -[" + std::to_string(key.type.value) + "]-> " +
         std::to_string(key.to.value) + " #" + std::to_string(key.ordinal);
}

void CountAt(std::vector<std::uint64_t>& counts, std::size_t place) {
  if (place >= counts.size()) counts.resize(place + 1);
  ++counts[place];
}

RelationshipKey KeyFrom(Family family, std::string_view list, Entry entry) {
  const NodeId owner{ReadBig64(list)};
  const TypeId type{ReadBig16(list.substr(sizeof(NodeKey)))};
  const NodeId other{entry.id};
  return family == Family::kOut ? RelationshipKey{owner, type, other, entry.ordinal}
                                : RelationshipKey{other, type, owner, entry.ordinal};
}

std::unique_ptr<rocksdb::Iterator> WholeFamily(const Moment& moment, Family family) {
  rocksdb::ReadOptions options;
  options.total_order_seek = true;
  options.fill_cache = false;
  auto iterator = moment.Iterate(family, options);
  iterator->SeekToFirst();
  return iterator;
}

}  // namespace

void Fingerprint::Add(std::string_view member) {
  ++count;
  sum += Hash64(member);
}

void Fingerprint::Take(std::string_view member) {
  --count;
  sum -= Hash64(member);
}

class Verification::NodesInOrder {
 public:
  explicit NodesInOrder(const Moment& moment) : iterator_(WholeFamily(moment, Family::kNodes)) {}
  bool Has(std::string_view id) {
    while (iterator_->Valid() && AsView(iterator_->key()) < id) iterator_->Next();
    return iterator_->Valid() && AsView(iterator_->key()) == id;
  }

 private:
  std::unique_ptr<rocksdb::Iterator> iterator_;
};

void Verification::Report(Message fault) {
  if (faults_.size() < kMostFaults) {
    faults_.push_back(std::move(fault));
  } else if (!too_many_) {
    too_many_ = true;
    faults_.push_back(Say("……以及更多。", "... and more."));
  }
}

Result<std::vector<Message>> Verification::Run() {
  const rocksdb::Status files = moment_.database().db().VerifyChecksum();
  if (!files.ok()) {
    // What cannot be read cannot be compared either.
    Report(moment_.database().Fault(files).message);
    return std::move(faults_);
  }
  JITU_CHECK_OK(CheckNodes());
  records_ = WholeFamily(moment_, Family::kRelationships);
  JITU_CHECK_OK(CheckLists(Family::kOut));
  MatchRecords(std::string(sizeof(RelationshipBytes) + 1, '\xFF'));
  if (!records_->status().ok()) return moment_.database().Fault(records_->status());
  records_.reset();
  JITU_CHECK_OK(CheckLists(Family::kIn));
  if (!(out_ == in_)) JITU_CHECK_OK(NameWrongDirections());
  JITU_CHECK_OK(CheckPostings(Family::kPropertyIndex));
  JITU_CHECK_OK(CheckPostings(Family::kTextIndex));
  CheckCounts();
  return std::move(faults_);
}

std::vector<std::string> Verification::PostingsOf(std::string_view bytes, Family family, Result<void>& fault) const {
  std::vector<std::string> keys;
  const auto record = NodeRecord::Parse(bytes);
  if (!record) {
    fault = moment_.database().Damaged({});
    return keys;
  }
  const auto properties = Decode(record->properties);
  if (!properties) {
    fault = properties.error();
    return keys;
  }
  const std::vector<LabelId> labels = record->Labels();
  if (family == Family::kPropertyIndex) {
    for (const LabelId label : labels) keys.push_back(LabelKey(label));
  }
  for (const Indexes::Entry& entry : indexes_.EntriesOf(labels, *properties)) {
    const bool text = indexes_.definitions()[entry.index].kind == model::IndexKind::kText;
    if (text == (family == Family::kTextIndex)) keys.push_back(PostingKey(entry.index, entry.key));
  }
  return keys;
}

Result<void> Verification::CheckNodes() {
  const auto iterator = WholeFamily(moment_, Family::kNodes);
  for (; iterator->Valid(); iterator->Next()) {
    if (found_.nodes++ % 1024 == 0) JITU_CHECK_OK(CheckStop(stop_));
    const std::string_view key = AsView(iterator->key());
    const auto record = NodeRecord::Parse(AsView(iterator->value()));
    Result<void> fault;
    for (const Family family : {Family::kPropertyIndex, Family::kTextIndex}) {
      Fingerprint& wanted = family == Family::kTextIndex ? text_wanted_ : property_wanted_;
      for (std::string& posting : PostingsOf(AsView(iterator->value()), family, fault)) wanted.Add(posting.append(key));
    }
    if (!fault || key.size() != sizeof(NodeKey)) {
      Report(Say("有节点无法读出。", "A node cannot be read."));
      continue;
    }
    for (const LabelId label : record->Labels()) CountAt(found_.nodes_by_label, label.value);
  }
  if (!iterator->status().ok()) return moment_.database().Fault(iterator->status());
  return {};
}

Result<void> Verification::CheckLists(Family family) {
  NodesInOrder nodes(moment_);
  ListCheck check(moment_, family);
  Fingerprint& found = family == Family::kOut ? out_ : in_;
  return check.Run(
      [&](std::string_view list) {
        if (nodes.Has(list.substr(0, sizeof(NodeKey)))) return;
        Report(Say("有关系的节点 {} 不存在。", "The node {} has relationships and is not there.", ReadBig64(list)));
      },
      [&](std::string_view list, Entry entry) {
        const RelationshipKey key = KeyFrom(family, list, entry);
        const RelationshipBytes bytes = KeyOf(key);
        found.Add(View(bytes));
        if (family == Family::kIn) return;
        MatchRecords(View(bytes));
        ++found_.relationships;
        CountAt(found_.relationships_by_type, key.type.value);
      },
      [&](Message fault) { Report(std::move(fault)); }, stop_);
}

Result<void> Verification::NameWrongDirections() {
  for (const Family family : {Family::kOut, Family::kIn}) {
    const Family other = family == Family::kOut ? Family::kIn : Family::kOut;
    Result<void> failed;
    ListCheck check(moment_, family);
    JITU_CHECK_OK(check.Run(
        [](std::string_view) {},
        [&](std::string_view list, Entry entry) {
          if (!failed || too_many_) return;
          const RelationshipKey key = KeyFrom(family, list, entry);
          const NodeId owner = other == Family::kOut ? key.from : key.to;
          const NodeId target = other == Family::kOut ? key.to : key.from;
          const auto there = HasEntry(moment_, other, View(KeyOf(owner, key.type)), {target.value, key.ordinal});
          // A list that cannot be read was reported where it was met first.
          if (!there && there.error().code != ErrorCode::kGraphDamaged) failed = there.error();
          if (there && !*there) {
            Report(Say("关系 {} 只存有一个方向。", "The relationship {} is stored in one direction only.",
                       PrintedKey(key)));
          }
        },
        [](const Message&) {}, stop_));
    JITU_CHECK_OK(failed);
  }
  return {};
}

/// Records lie in the order of the out-lists' entries: what lies before the entry belongs to none.
void Verification::MatchRecords(std::string_view entry) {
  for (; records_->Valid() && AsView(records_->key()) < entry; records_->Next()) {
    Report(Say("有一条关系有属性而不存在。", "A relationship has properties and is not there."));
  }
  if (!records_->Valid() || AsView(records_->key()) != entry) return;
  const auto properties = Decode(AsView(records_->value()));
  if (!properties || properties->empty()) {
    Report(Say("关系 {} 的属性无法读出。", "The properties of the relationship {} cannot be read.",
               PrintedKey(ReadRelationship(entry))));
  }
  records_->Next();
}

Result<void> Verification::CheckPostings(Family family) {
  Fingerprint& found = family == Family::kTextIndex ? text_found_ : property_found_;
  ListCheck check(moment_, family);
  std::string member;
  JITU_CHECK_OK(check.Run([](std::string_view) {},
                          [&](std::string_view list, Entry entry) {
                            member = list;
                            AppendBig64(member, entry.id);
                            found.Add(member);
                          },
                          [&](Message fault) { Report(std::move(fault)); }, stop_));
  JITU_CHECK_OK(CountLoose(family, found));
  const Fingerprint& wanted = family == Family::kTextIndex ? text_wanted_ : property_wanted_;
  return found == wanted ? Result<void>() : NameWrongPostings(family);
}

Result<void> Verification::EachLoose(Family family, const std::function<Result<void>(std::string_view, Edit)>& visit) {
  LooseCursor loose(moment_.loose());
  for (loose.Seek({}, 0); loose.Valid(); loose.Next()) {
    if (FamilyOfPosting(loose.list(), indexes_) == family) JITU_CHECK_OK(visit(loose.list(), loose.edit()));
  }
  return {};
}

/// What is loose adds to what is packed, or takes away from it, where it is not the same.
Result<void> Verification::CountLoose(Family family, Fingerprint& found) {
  std::string member;
  return EachLoose(family, [&](std::string_view list, Edit edit) -> Result<void> {
    const auto packed = HasEntry(moment_, family, list, edit.entry);
    // A list that cannot be read was reported where it was met first.
    if (!packed) return packed.error().code == ErrorCode::kGraphDamaged ? Result<void>() : packed.error();
    member = list;
    AppendBig64(member, edit.entry.id);
    if (edit.add && !*packed) found.Add(member);
    if (!edit.add && *packed) found.Take(member);
    return {};
  });
}

Result<void> Verification::CheckPostingsOf(Family family, NodeId id, std::string_view bytes) {
  Result<void> fault;
  for (const std::string& posting : PostingsOf(bytes, family, fault)) {
    const auto there = HasPosting(moment_, family, posting, id.value);
    if (!there && there.error().code != ErrorCode::kGraphDamaged) return there.error();
    if (there && !*there) Report(Say("节点 {} 在索引里缺一项。", "The node {} lacks an entry in an index.", id.value));
  }
  return {};
}

Result<void> Verification::NameWrongPostings(Family family) {
  const auto nodes = WholeFamily(moment_, Family::kNodes);
  for (; nodes->Valid() && !too_many_; nodes->Next()) {
    if (nodes->key().size() != sizeof(NodeKey)) continue;
    JITU_CHECK_OK(CheckPostingsOf(family, NodeId{ReadBig64(AsView(nodes->key()))}, AsView(nodes->value())));
  }
  ListCheck check(moment_, family);
  Result<void> failed;
  JITU_CHECK_OK(check.Run([](std::string_view) {},
                          [&](std::string_view list, Entry entry) {
                            if (failed) failed = CheckOwner(family, list, entry);
                          },
                          [](const Message&) {}, stop_));
  JITU_CHECK_OK(failed);
  return EachLoose(family, [&](std::string_view list, Edit edit) {
    return edit.add ? CheckOwner(family, list, edit.entry) : Result<void>();
  });
}

/// Reports an entry that an index has and its node has not.
Result<void> Verification::CheckOwner(Family family, std::string_view list, Entry entry) {
  if (too_many_) return {};
  const auto there = HasPosting(moment_, family, list, entry.id);
  if (!there && there.error().code != ErrorCode::kGraphDamaged) return there.error();
  if (!there || !*there) return {};
  rocksdb::ReadOptions options;
  options.snapshot = moment_.snapshot();
  std::string bytes;
  const NodeKey key = KeyOf(NodeId{entry.id});
  const Database& database = moment_.database();
  database.db().Get(options, database.family(Family::kNodes), AsSlice(View(key)), &bytes).PermitUncheckedError();
  Result<void> fault;
  const auto wanted = PostingsOf(bytes, family, fault);
  if (std::find(wanted.begin(), wanted.end(), list) == wanted.end()) {
    Report(Say("索引里有节点 {} 没有的一项。", "An index has an entry that the node {} does not have.", entry.id));
  }
  return {};
}

void Verification::CheckCounts() {
  Counts stored = moment_.counts();
  const std::size_t labels = std::max(stored.nodes_by_label.size(), found_.nodes_by_label.size());
  const std::size_t types = std::max(stored.relationships_by_type.size(), found_.relationships_by_type.size());
  for (Counts* counts : {&stored, &found_}) {
    counts->nodes_by_label.resize(labels);
    counts->relationships_by_type.resize(types);
  }
  if (EncodeCounts(stored) == EncodeCounts(found_)) return;
  Report(Say("计数不符：记为 {} 个节点、{} 条关系，实有 {} 个、{} 条，或分类计数不符。",
             "Counts do not agree: {} nodes and {} relationships are recorded, {} and {} are there, or a count by "
             "label or type differs.",
             stored.nodes, stored.relationships, found_.nodes, found_.relationships));
}

}  // namespace jitu::graph::rocks
