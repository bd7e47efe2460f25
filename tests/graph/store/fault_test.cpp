/// Disks that fail at any write, and files that were damaged.
#include <fstream>
#include <set>

#include "graph/store/database.h"
#include "graph/store/keys.h"
#include "graph/store/loose_entries.h"
#include "graph/store/packed_list.h"
#include "tests/graph/store/failing_disk.h"
#include "tests/graph/store/fixture.h"

namespace jitu::graph {
namespace {

namespace fs = std::filesystem;

WriteBatch FirstBatch() {
  WriteBatch batch;
  for (std::uint64_t id = 1; id <= 40; ++id) batch.nodes.push_back(Unit(id, "单位" + std::to_string(id)));
  for (std::uint64_t id = 2; id <= 40; ++id)
    batch.relationships.push_back({Key(1, kClaims, id), {{kMode, Value("stated")}}});
  batch.settings = {{"rules", "first"}};
  return batch;
}

WriteBatch SecondBatch() {
  WriteBatch batch;
  batch.nodes = {Outcome(100, "新增成果", 2023), Unit(7, "改名")};
  batch.relationships = {{Key(7, kClaims, 100), {}}};
  batch.removed_relationships = {Key(1, kClaims, 40)};
  batch.removed_nodes = {NodeId{40}};
  batch.attachments = {{NodeId{100}, "text", std::string(20000, 'x')}};
  return batch;
}

/// Commits the second batch on a disk that fails at the given write. Whether the commit said it was done.
bool CommitOnFailingDisk(const fs::path& folder, DiskPlan& plan, std::int64_t writes) {
  const auto env = rocksdb::NewCompositeEnv(std::make_shared<FailingDisk>(plan));
  plan.writes_left = writes;
  auto store = rocks::OpenRocksOn(env.get(), folder, TestSchema(), {true, false, 1u << 20});
  if (!store) {
    CHECK(store.error().code == ErrorCode::kIo);
    return false;
  }
  const auto done = (*store)->commit(SecondBatch());
  if (!done) {
    CHECK(done.error().code == ErrorCode::kIo);
    // What was there before is still shown, whole.
    CHECK(Got((*store)->counts(*(*store)->snapshot())).nodes == 40);
  }
  return done.has_value();
}

TEST_CASE("Whichever write fails, the graph opens again as it was before or after, never between") {
  const TemporaryFolder base;
  {
    const auto store = Opened(base.graph());
    Got(store->commit(FirstBatch()));
  }
  const auto oracle = OpenMemory(TestSchema());
  Got(oracle->commit(FirstBatch()));
  const std::string before = ContentOf(*oracle);
  Got(oracle->commit(SecondBatch()));
  const std::string after = ContentOf(*oracle);
  for (const bool stays_broken : {true, false}) {
    bool committed = false;
    for (std::int64_t writes = 0; !committed || writes < 40; ++writes) {
      REQUIRE(writes < 400);
      INFO("write " << writes << (stays_broken ? " and all later ones fail" : " fails"));
      const TemporaryFolder copy;
      fs::copy(base.graph(), copy.graph(), fs::copy_options::recursive);
      DiskPlan plan;
      plan.stays_broken = stays_broken;
      committed = CommitOnFailingDisk(copy.graph(), plan, writes);
      const auto store = Opened(copy.graph());
      const std::string content = ContentOf(*store);
      CHECK((content == before || content == after));
      if (committed) CHECK(content == after);
      for (const Message& fault : Got(store->verify())) FAIL(fault.en);
    }
  }
}

TEST_CASE("Whichever write fails while a graph is made, it can be made afterwards") {
  for (std::int64_t writes = 0; writes < 60; writes += 3) {
    INFO("write " << writes);
    const TemporaryFolder folder;
    DiskPlan plan;
    const bool committed = [&] {
      const auto env = rocksdb::NewCompositeEnv(std::make_shared<FailingDisk>(plan));
      plan.writes_left = writes;
      auto store = rocks::OpenRocksOn(env.get(), folder.graph(), TestSchema(), {true, false, 1u << 20});
      return store && (*store)->commit(FirstBatch()).has_value();
    }();
    const auto store = Opened(folder.graph());
    if (committed) CHECK(Got(store->counts(*store->snapshot())).nodes == 40);
    CHECK(Got(store->verify()).empty());
  }
}

/// A graph whose data lies in table files, as a backup leaves it.
void MakeTables(const fs::path& folder) {
  const TemporaryFolder base;
  const auto store = Opened(base.graph());
  Got(store->commit(FirstBatch()));
  Done(store->backup(folder.string()));
}

std::vector<fs::path> FilesOf(const fs::path& folder) {
  std::set<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.file_size() > 0) files.insert(entry.path().filename());
  }
  return {files.begin(), files.end()};
}

/// Opening must say that the graph is damaged, or reading must, or nothing was lost.
void CheckDamageIsSeen(const fs::path& folder, const std::string& content, std::set<std::string>& seen) {
  for (const bool read_only : {false, true}) {
    const auto store = OpenRocks(folder, TestSchema(), {false, read_only, 1u << 20});
    if (!store) {
      CHECK(store.error().code == ErrorCode::kGraphDamaged);
      seen.insert("opening");
      continue;
    }
    const auto faults = (*store)->verify();
    if (faults && faults->empty()) {
      CHECK(ContentOf(**store) == content);
    } else {
      seen.insert("verifying");
      if (!faults) CHECK(faults.error().code == ErrorCode::kGraphDamaged);
    }
  }
}

TEST_CASE("Damaged files are recognised and never crash the program") {
  const TemporaryFolder base;
  MakeTables(base.graph());
  const std::string content = ContentOf(*Opened(base.graph()));
  std::set<std::string> seen;
  for (const fs::path& name : FilesOf(base.graph())) {
    const auto size = fs::file_size(base.graph() / name);
    if (name == "LOCK" || name.string().starts_with("OPTIONS") || name == "IDENTITY") continue;
    INFO(name.string());
    for (std::uintmax_t part = 0; part < 6; ++part) {
      const TemporaryFolder copy;
      fs::copy(base.graph(), copy.graph(), fs::copy_options::recursive);
      if (part == 0) {
        fs::resize_file(copy.graph() / name, size / 2);
      } else {
        std::fstream file(copy.graph() / name, std::ios::in | std::ios::out | std::ios::binary);
        file.seekg(static_cast<std::streamoff>(size * part / 6));
        const int byte = file.get();
        file.seekp(static_cast<std::streamoff>(size * part / 6));
        file.put(static_cast<char>(static_cast<unsigned char>(byte) ^ 0x55u));
      }
      CheckDamageIsSeen(copy.graph(), content, seen);
    }
    const TemporaryFolder copy;
    fs::copy(base.graph(), copy.graph(), fs::copy_options::recursive);
    fs::remove(copy.graph() / name);
    if (!name.string().ends_with(".log")) CHECK(CodeOfOpening(copy.graph()) == ErrorCode::kGraphDamaged);
  }
  CHECK(seen.contains("opening"));
  CHECK(seen.contains("verifying"));
}

/// Opens RocksDB below the seam.
void PutRaw(const fs::path& folder, const std::string& family, const std::string& key, const std::string& value) {
  std::vector<std::string> names;
  REQUIRE(rocksdb::DB::ListColumnFamilies({}, folder.string(), &names).ok());
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (const std::string& name : names) families.emplace_back(name, rocksdb::ColumnFamilyOptions());
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* raw = nullptr;
  REQUIRE(rocksdb::DB::Open({}, folder.string(), families, &handles, &raw).ok());
  const std::unique_ptr<rocksdb::DB> db(raw);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == family) REQUIRE(db->Put({}, handles[i], key, value).ok());
    db->DestroyColumnFamilyHandle(handles[i]);
  }
}

TEST_CASE("Each kind of folder that is no graph is told apart") {
  const TemporaryFolder folder;
  CHECK(CodeOfOpening(folder.path() / "nowhere") == ErrorCode::kGraphMissing);
  CHECK(CodeOfOpening(folder.path()) == ErrorCode::kGraphMissing);
  std::ofstream(folder.path() / "报告.txt") << "text";
  CHECK(CodeOfOpening(folder.path()) == ErrorCode::kGraphMissing);
  CHECK(CodeOfOpening(folder.path(), {true, false, 1u << 20}) == ErrorCode::kInvalidArgument);
  CHECK(CodeOfOpening(folder.path() / "报告.txt", {true, false, 1u << 20}) == ErrorCode::kInvalidArgument);

  const fs::path foreign = folder.path() / "foreign";
  rocksdb::Options options;
  options.create_if_missing = true;
  rocksdb::DB* raw = nullptr;
  REQUIRE(rocksdb::DB::Open(options, foreign.string(), &raw).ok());
  REQUIRE(raw->Put({}, "key", "value").ok());
  delete raw;
  CHECK(CodeOfOpening(foreign) == ErrorCode::kGraphDamaged);
  CHECK(CodeOfOpening(foreign, {true, false, 1u << 20}) == ErrorCode::kGraphDamaged);
}

TEST_CASE("A graph that another holds open is locked to writers and open to readers") {
  const TemporaryFolder folder;
  const auto store = Opened(folder.graph());
  Got(store->commit(FirstBatch()));
  CHECK(CodeOfOpening(folder.graph()) == ErrorCode::kGraphLocked);
  const auto reader = Opened(folder.graph(), {false, true, 1u << 20});
  CHECK(Got(reader->counts(*reader->snapshot())).nodes == 40);
  CHECK(ContentOf(*reader) == ContentOf(*store));
  const auto refused = reader->commit(SecondBatch());
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == ErrorCode::kUnsupported);
}

TEST_CASE("A graph of a newer format is not touched") {
  const TemporaryFolder folder;
  {
    const auto store = Opened(folder.graph());
    Got(store->commit(FirstBatch()));
  }
  PutRaw(folder.graph(), "meta", "format", "\x04");
  CHECK(CodeOfOpening(folder.graph()) == ErrorCode::kGraphDamaged);
  CHECK(CodeOfOpening(folder.graph(), {false, true, 1u << 20}) == ErrorCode::kGraphDamaged);
}

TEST_CASE("A graph of an older format is to be made anew") {
  const TemporaryFolder folder;
  {
    const auto store = Opened(folder.graph());
    Got(store->commit(FirstBatch()));
  }
  PutRaw(folder.graph(), "meta", "format", "\x02");
  CHECK(CodeOfOpening(folder.graph()) == ErrorCode::kUnsupported);
  CHECK(CodeOfOpening(folder.graph(), {false, true, 1u << 20}) == ErrorCode::kUnsupported);
}

TEST_CASE("Verifying names what does not agree") {
  const auto faults_after = [](const std::string& family, const std::string& key, const std::string& value) {
    const TemporaryFolder folder;
    {
      const auto store = Opened(folder.graph());
      Got(store->commit(FirstBatch()));
    }
    PutRaw(folder.graph(), family, key, value);
    return Got(Opened(folder.graph())->verify()).size();
  };
  const std::string one(rocks::View(rocks::KeyOf(NodeId{1}, kClaims)));
  const std::string other(rocks::View(rocks::KeyOf(NodeId{2}, kClaims)));
  const std::string nobody(rocks::View(rocks::KeyOf(NodeId{999}, kClaims)));
  const std::string single = rocks::EncodeChunk(std::vector<rocks::Entry>{{1, 0}}, false);
  CHECK(faults_after("out", other, single) >= 1);
  CHECK(faults_after("in", nobody, single) >= 1);
  CHECK(faults_after("out", one, "not a list") >= 1);
  CHECK(faults_after("nodes", std::string(rocks::View(rocks::KeyOf(NodeId{5}))), "") >= 1);
  CHECK(faults_after("property_index", rocks::PostingKey(0, "x"), single) >= 1);
  CHECK(faults_after("text_index", "zz", single) >= 1);
  const auto loose = [&](const std::string& list, bool add) {
    rocks::LooseRun run;
    run.Add(list + one.substr(0, 8), add);
    return run.Encode();
  };
  CHECK(faults_after("loose", one.substr(0, 8), loose(rocks::PostingKey(0, "x"), true)) >= 1);
  CHECK(faults_after("loose", one.substr(0, 8), loose(rocks::LabelKey(kUnit), false)) >= 1);
  CHECK(faults_after("relationships", std::string(22, 'x'), Encode({{kMode, Value("x")}})) >= 1);
}

TEST_CASE("A record of loose entries that cannot be read is named when the graph is opened") {
  const std::string entry = rocks::PostingKey(0, "x") + std::string(8, '\x01');
  rocks::LooseRun run;
  run.Add(entry, true);
  const std::string good = run.Encode();
  for (const std::string& bad :
       {std::string("+"), good + good, good.substr(0, good.size() - 1), std::string("\x04zz")}) {
    const TemporaryFolder folder;
    Got(Opened(folder.graph())->commit(FirstBatch()));
    PutRaw(folder.graph(), "loose", std::string(8, '\x01'), bad);
    CHECK(CodeOfOpening(folder.graph()) == ErrorCode::kGraphDamaged);
  }
}

TEST_CASE("A schema may bring indexes for labels that no node has, and no others") {
  const TemporaryFolder folder;
  {
    const auto store = Opened(folder.graph());
    Got(store->commit(FirstBatch()));
  }
  model::GraphSchema larger = TestSchema();
  model::LabelDefinition person;
  person.name = "Person";
  person.properties = {{"name", model::PropertyType::kString, model::IndexKind::kOrdered, {}}};
  larger.labels.push_back(person);
  {
    const auto store = Got(OpenRocks(folder.graph(), larger));
    const auto label = store->tokens(*store->snapshot()).FindLabel("Person");
    REQUIRE(label.has_value());
    WriteBatch batch;
    batch.nodes = {{NodeId{500}, {*label}, {{kName, Value("某人")}}}};
    Got(store->commit(batch));
    CHECK(Got(store->verify()).empty());
  }
  CHECK(Got(Got(OpenRocks(folder.graph(), larger))->verify()).empty());
  CHECK(CodeOfOpening(folder.graph()) == ErrorCode::kUnsupported);
  CHECK(OpenRocks(folder.graph(), TestSchema(), {false, true, 1u << 20}).has_value());
  model::GraphSchema other = larger;
  other.labels[0].properties[1].index = model::IndexKind::kNone;
  CHECK_FALSE(OpenRocks(folder.graph(), other).has_value());
}

TEST_CASE("A backup is a graph of its own, and goes into empty folders only") {
  const TemporaryFolder folder;
  const auto store = Opened(folder.graph());
  Got(store->commit(FirstBatch()));
  const fs::path backup = folder.path() / "backup";
  Done(store->backup(backup.string()));
  CHECK(ContentOf(*Opened(backup, {})) == ContentOf(*store));
  const auto again = store->backup(backup.string());
  REQUIRE_FALSE(again.has_value());
  CHECK(again.error().code == ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace jitu::graph
