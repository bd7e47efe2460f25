/// Random commits on RocksDB and on the model in memory must look the same, also after the graph is closed and opened.
#include <cstdlib>
#include <random>

#include "tests/graph/store/fixture.h"

namespace jitu::graph {
namespace {

using Random = std::mt19937_64;

constexpr std::uint64_t kIds = 60;
/// Neighbours of the hub, enough for its lists and the label's posting to be cut into chunks.
constexpr std::uint64_t kFar = 1600;

std::uint64_t SeedOfRun() {
  const char* given = std::getenv("JITU_SEED");
  return given == nullptr ? 20240601 : std::strtoull(given, nullptr, 10);
}

std::string RandomText(Random& random) {
  static const std::vector<std::string> kWords = {"产业", "企业", "博览会", "通航", "道路", "培训", "A50", "项目"};
  std::string text;
  for (std::size_t i = random() % 5; i > 0; --i) text += kWords[random() % kWords.size()];
  return text;
}

WriteBatch::Node RandomNode(std::uint64_t id, Random& random) {
  if (random() % 3 == 0) return Unit(id, RandomText(random));
  if (random() % 9 == 0)
    return {NodeId{id}, {kOutcome, kUnit}, {{kName, Value("两个标签")}, {kText, Value(RandomText(random))}}};
  return Outcome(id, RandomText(random), 2018 + static_cast<int>(random() % 5));
}

RelationshipKey RandomKey(Random& random) {
  return Key(1 + random() % kIds, TypeId{static_cast<std::uint16_t>(random() % 3)}, 1 + random() % kIds,
             random() % 5 == 0 ? static_cast<std::uint32_t>(random() % 3) : 0);
}

void AddHubRelationships(WriteBatch& batch, Random& random) {
  const std::uint64_t first = 1000 + random() % kFar;
  const std::uint64_t count = random() % 4 == 0 ? 400 : random() % 5;
  const bool add = random() % 3 != 0;
  for (std::uint64_t id = first; id < first + count; ++id) {
    const bool incoming = random() % 2 == 0;
    const RelationshipKey key = incoming ? Key(id, kClaims, 1) : Key(1, kClaims, id);
    if (add) {
      batch.nodes.push_back(Unit(id, "远处" + std::to_string(id % 7)));
      batch.relationships.push_back({key, {}});
    } else {
      batch.removed_relationships.push_back(key);
    }
  }
  if (add) batch.nodes.push_back(Outcome(1, "中心", 2022));
}

WriteBatch RandomBatch(Random& random) {
  WriteBatch batch;
  for (std::size_t i = random() % 12; i > 0; --i) batch.nodes.push_back(RandomNode(1 + random() % kIds, random));
  for (std::size_t i = random() % 8; i > 0; --i) {
    Properties properties;
    if (random() % 2 == 0) properties = {{kMode, Value(random() % 2 == 0 ? "stated" : "joined")}};
    const RelationshipKey key = RandomKey(random);
    batch.relationships.push_back({key, properties});
    // Mostly with its ends, as a batch that lacks one end is refused whole.
    if (random() % 16 == 0) continue;
    for (const NodeId end : {key.from, key.to}) batch.nodes.push_back(RandomNode(end.value, random));
  }
  for (std::size_t i = random() % 30; i > 0; --i) batch.removed_relationships.push_back(RandomKey(random));
  for (std::size_t i = random() % 4 / 3; i > 0; --i) batch.removed_nodes.push_back(NodeId{1 + random() % kIds});
  for (std::size_t i = random() % 3; i > 0; --i) {
    batch.attachments.push_back(
        {NodeId{1 + random() % kIds}, random() % 2 == 0 ? "text" : "facts", RandomText(random)});
  }
  if (random() % 4 == 0) batch.settings = {{"rules", RandomText(random)}};
  if (random() % 3 == 0) AddHubRelationships(batch, random);
  return batch;
}

void SameSearches(const Store& store, const Store& oracle) {
  const auto index = store.indexes().Find(kOutcome, kText, model::IndexKind::kText);
  for (const char* text : {"通航博览会", "道路企业项目", "A50培训"}) {
    for (const std::uint32_t at_least : {1u, 2u, 3u}) {
      const auto found = Got(store.search(*store.snapshot(), *index, TextTerms(text), at_least, 7));
      const auto expected = Got(oracle.search(*oracle.snapshot(), *index, TextTerms(text), at_least, 7));
      REQUIRE(found.size() == expected.size());
      for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(found[i].node == expected[i].node);
        CHECK(found[i].terms == expected[i].terms);
      }
    }
  }
}

TEST_CASE("Random commits look the same on RocksDB and in memory, across openings") {
  const std::uint64_t seed = SeedOfRun();
  INFO("JITU_SEED=" << seed);
  Random random(seed);
  const TemporaryFolder folder;
  auto store = Opened(folder.graph());
  const auto oracle = OpenMemory(TestSchema());
  int applied = 0;
  for (int step = 1; step <= 240; ++step) {
    INFO("step " << step);
    const WriteBatch batch = RandomBatch(random);
    const auto expected = oracle->commit(batch);
    const auto found = store->commit(batch, {std::nullopt, random() % 4 == 0});
    REQUIRE(found.has_value() == expected.has_value());
    if (found) {
      ++applied;
      REQUIRE(*found == *expected);
    } else {
      REQUIRE(found.error().code == expected.error().code);
    }
    if (step % 40 == 0) {
      store.reset();
      // From packing with every commit to packing only when the store is closed.
      store = Opened(folder.graph(), {true, false, 8u << 20, static_cast<std::size_t>(step) / 40 % 3 * 57});
    }
    if (step % 20 == 0) {
      REQUIRE(ContentOf(*store) == ContentOf(*oracle));
      SameSearches(*store, *oracle);
      for (const Message& fault : Got(store->verify())) FAIL(fault.en);
    }
  }
  // The others are refused, by both alike: what that takes is in the batches, too.
  CHECK(applied > 60);
  CHECK(applied < 240);
  SameSearches(*store, *oracle);
  store.reset();
  store = Opened(folder.graph());
  SameSearches(*store, *oracle);
}

/// Sorted contents of a finished store, as a source of a bulk load.
class ListSource : public BulkSource {
 public:
  ListSource(Tokens tokens, std::vector<WriteBatch::Node> nodes, std::vector<WriteBatch::Relationship> relationships)
      : tokens_(std::move(tokens)), nodes_(std::move(nodes)), relationships_(std::move(relationships)) {}
  const Tokens& tokens() const override { return tokens_; }
  Result<bool> Next(WriteBatch::Node& node) override {
    if (node_ == nodes_.size()) return false;
    node = nodes_[node_++];
    return true;
  }
  Result<bool> Next(WriteBatch::Relationship& relationship) override {
    if (relationship_ == relationships_.size()) return false;
    relationship = relationships_[relationship_++];
    return true;
  }

 private:
  Tokens tokens_;
  std::vector<WriteBatch::Node> nodes_;
  std::vector<WriteBatch::Relationship> relationships_;
  std::size_t node_ = 0;
  std::size_t relationship_ = 0;
};

struct Sample {
  std::vector<WriteBatch::Node> nodes;
  std::vector<WriteBatch::Relationship> relationships;
};

Sample LargeSample() {
  Random random(11);
  Sample sample;
  for (std::uint64_t id = 1; id <= 3000; ++id) sample.nodes.push_back(RandomNode(id * 3, random));
  std::map<RelationshipKey, Properties> keys;
  for (int i = 0; i < 9000; ++i) {
    const std::uint64_t from = i % 3 == 0 ? 3 : 3 * (1 + random() % 3000);
    const std::uint64_t to = i % 7 == 0 ? 6 : 3 * (1 + random() % 3000);
    Properties properties;
    if (i % 4 == 0) properties = {{kMode, Value("stated")}};
    keys[Key(from, TypeId{static_cast<std::uint16_t>(random() % 2)}, to, i % 11 == 0 ? 1 : 0)] = properties;
  }
  for (const auto& [key, properties] : keys) sample.relationships.push_back({key, properties});
  return sample;
}

TEST_CASE("The same graph gives the same bytes, whatever the order it was written in, and by bulk load too") {
  Sample sample = LargeSample();
  const TemporaryFolder bulk;
  {
    const auto store = Opened(bulk.graph());
    ListSource source(store->tokens(*store->snapshot()), sample.nodes, sample.relationships);
    Done(store->bulk_load(source));
    CHECK(Got(store->verify()).empty());
    CHECK(store->snapshot()->version() == 1);
    ListSource again(store->tokens(*store->snapshot()), sample.nodes, sample.relationships);
    const auto refused = store->bulk_load(again);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == ErrorCode::kConflict);
  }
  const std::string bytes = BytesOf(bulk.graph());
  for (const std::uint64_t seed : {1u, 2u}) {
    Random random(seed);
    std::shuffle(sample.nodes.begin(), sample.nodes.end(), random);
    std::shuffle(sample.relationships.begin(), sample.relationships.end(), random);
    const TemporaryFolder folder;
    {
      const auto store = Opened(folder.graph());
      WriteBatch nodes;
      nodes.nodes = sample.nodes;
      Got(store->commit(nodes));
      for (std::size_t begin = 0; begin < sample.relationships.size();) {
        WriteBatch some;
        const std::size_t end = std::min(sample.relationships.size(), begin + 1 + random() % 900);
        some.relationships.assign(sample.relationships.begin() + static_cast<std::ptrdiff_t>(begin),
                                  sample.relationships.begin() + static_cast<std::ptrdiff_t>(end));
        Got(store->commit(some, {std::nullopt, false}));
        // Coming and going leaves no trace.
        WriteBatch taken_back;
        taken_back.removed_relationships = {some.relationships.front().key};
        WriteBatch given_back;
        given_back.relationships = {some.relationships.front()};
        Got(store->commit(taken_back, {std::nullopt, false}));
        Got(store->commit(given_back, {std::nullopt, false}));
        begin = end;
      }
      CHECK(Got(store->verify()).empty());
    }
    CHECK(BytesOf(folder.graph()) == bytes);
  }
}

TEST_CASE("A bulk load that is out of order or lacks an end leaves the graph empty") {
  WithEachStore([](Store& store) {
    const Tokens tokens = store.tokens(*store.snapshot());
    ListSource unsorted(tokens, {Unit(2, "乙"), Unit(1, "甲")}, {});
    CHECK_FALSE(store.bulk_load(unsorted).has_value());
    ListSource no_target(tokens, {Unit(1, "甲")}, {{Key(1, kClaims, 2), {}}});
    CHECK_FALSE(store.bulk_load(no_target).has_value());
    ListSource no_source(tokens, {Unit(1, "甲")}, {{Key(2, kClaims, 1), {}}});
    CHECK_FALSE(store.bulk_load(no_source).has_value());
    CHECK(Got(store.counts(*store.snapshot())).nodes == 0);
    ListSource good(tokens, {Unit(1, "甲"), Unit(2, "乙")}, {{Key(1, kClaims, 2), {}}});
    Done(store.bulk_load(good));
    CHECK(Got(store.counts(*store.snapshot())).relationships == 1);
  });
}

}  // namespace
}  // namespace jitu::graph
