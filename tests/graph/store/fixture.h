/// What the store's tests share: a small schema, graphs in temporary folders, and a store's whole content as text.
#pragma once

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "graph/store/open.h"

namespace jitu::graph {

inline model::GraphSchema TestSchema() {
  using model::IndexKind;
  using model::PropertyType;
  model::GraphSchema schema;
  model::LabelDefinition unit;
  unit.name = "Unit";
  unit.properties = {{"name", PropertyType::kString, IndexKind::kOrdered, {}},
                     {"aliases", PropertyType::kStringList, IndexKind::kOrdered, {}}};
  model::LabelDefinition outcome;
  outcome.name = "Outcome";
  outcome.properties = {{"text", PropertyType::kString, IndexKind::kText, {}},
                        {"fiscalYear", PropertyType::kInteger, IndexKind::kOrdered, {}}};
  schema.labels = {unit, outcome};
  for (const char* name : {"CLAIMS", "SUPPORTS", "SAME_AS"}) {
    model::RelationshipDefinition type;
    type.name = name;
    type.properties = {{"mode", PropertyType::kString, IndexKind::kNone, {}}};
    schema.relationships.push_back(type);
  }
  return schema;
}

/// A folder of its own that goes with its contents.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string form = (std::filesystem::temp_directory_path() / "jitu-store-XXXXXX").string();
    path_ = ::mkdtemp(form.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::filesystem::path graph() const { return path_ / "graph"; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline std::unique_ptr<Store> Opened(const std::filesystem::path& folder,
                                     OpenOptions options = {true, false, 8u << 20}) {
  auto store = OpenRocks(folder, TestSchema(), options);
  if (!store) FAIL(store.error().message.en << " " << store.error().where);
  return std::move(*store);
}

inline ErrorCode CodeOfOpening(const std::filesystem::path& folder, OpenOptions options = {}) {
  const auto store = OpenRocks(folder, TestSchema(), options);
  REQUIRE_FALSE(store.has_value());
  CHECK_FALSE(store.error().message.zh.empty());
  CHECK_FALSE(store.error().message.en.empty());
  return store.error().code;
}

template <class T>
T Got(Result<T> result) {
  if (!result) FAIL(result.error().message.en);
  return std::move(*result);
}
inline void Done(const Result<void>& result) {
  if (!result) FAIL(result.error().message.en);
}

/// Both stores, each new and empty; runs the body once for each.
inline void WithEachStore(const std::function<void(Store&)>& body) {
  SECTION("in memory") {
    const auto store = OpenMemory(TestSchema());
    body(*store);
  }
  SECTION("on RocksDB") {
    const TemporaryFolder folder;
    const auto store = Opened(folder.graph());
    body(*store);
    CHECK(Got(store->verify()).empty());
  }
}

inline constexpr LabelId kUnit{0};
inline constexpr LabelId kOutcome{1};
inline constexpr TypeId kClaims{0};
inline constexpr TypeId kSupports{1};
inline constexpr TypeId kSameAs{2};
inline constexpr PropertyId kName{0};
inline constexpr PropertyId kAliases{1};
inline constexpr PropertyId kText{2};
inline constexpr PropertyId kFiscalYear{3};
inline constexpr PropertyId kMode{4};

inline WriteBatch::Node Unit(std::uint64_t id, const std::string& name) {
  return {NodeId{id}, {kUnit}, {{kName, Value(name)}}};
}
inline WriteBatch::Node Outcome(std::uint64_t id, const std::string& text, int year) {
  return {NodeId{id}, {kOutcome}, {{kText, Value(text)}, {kFiscalYear, Value(year)}}};
}
inline RelationshipKey Key(std::uint64_t from, TypeId type, std::uint64_t to, std::uint32_t ordinal = 0) {
  return {NodeId{from}, type, NodeId{to}, ordinal};
}

/// Everything a reader can see of a store through the seam, in a fixed order.
std::string ContentOf(const Store& store);

/// Every key and value below the seam but the version counter, as text. The store must be closed.
std::string BytesOf(const std::filesystem::path& folder);

}  // namespace jitu::graph
