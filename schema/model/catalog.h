/// The domain's knowledge, loaded from the data files under schema/data (compiled in) and checked.
///
/// Immutable after loading; share one by const reference between threads. A file added with `--schema DIR` extends the
/// built-in lists and never removes from them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/base/result.h"
#include "schema/model/graph_schema.h"

namespace jitu::model {

/// One spelling of a unit of measure. value_in_canonical = value x factor: 万平方米 is 10000 of "square_metre".
struct UnitSpelling {
  std::string spelling;   ///< as ForReading leaves it: 平方米, m2, km, 万平方米, 亩, %
  std::string canonical;  ///< contract name: "square_metre", "percent"; a measure word stands for itself: 家
  std::string factor;     ///< exact decimal text, "1" mostly
};

/// A word list entry with what it means in that list, e.g. word 年初预算, meaning "budget".
struct Term {
  std::string word;
  std::string meaning;  ///< empty where the list needs none
};

/// One of the four budget books (预算法 2018, 第五条).
struct BudgetBook {
  std::string name;                    ///< 一般公共预算
  std::vector<std::string> spellings;  ///< 一般公共预算财政拨款, 公共财政预算 ...
};

/// An indicator class of the self-evaluation forms (财预〔2020〕10号: 产出, 效益, 满意度; 成本 since 财预〔2021〕...).
struct IndicatorClass {
  std::string first;   ///< 产出指标
  std::string second;  ///< 数量指标; empty for the first level itself
  std::vector<std::string> spellings;
};

/// Names known to mean one entity, each with where that can be read.
struct KnownEntity {
  std::string label;  ///< node label
  std::string name;   ///< preferred
  std::vector<std::string> aliases;
  std::string source;
};

/// Names known to be different things although they look alike.
struct KnownDifferent {
  std::string one;
  std::string other;
  std::string source;
};

class Catalog {
 public:
  /// The compiled-in files, then those of `extra` (a folder of *.toml) if given. kInvalidArgument with file, line and
  /// what was expected.
  static Result<Catalog> Load(const std::optional<std::filesystem::path>& extra = std::nullopt);

  const GraphSchema& graph() const { return graph_; }
  const std::vector<UnitSpelling>& units() const { return units_; }  ///< longest spelling first
  const std::vector<BudgetBook>& budget_books() const { return books_; }
  const std::vector<IndicatorClass>& indicator_classes() const { return indicators_; }
  const std::vector<KnownEntity>& known_entities() const { return entities_; }
  const std::vector<KnownDifferent>& known_different() const { return different_; }

  /// A word list by name, longest word first; empty if there is none of that name. The lists and what their meanings
  /// say are described in schema/data/README.md; each comes from words/*.toml.
  const std::vector<Term>& Words(std::string_view list) const;

  /// All of it as text for `jitu schema`.
  std::string Describe(bool chinese) const;
  /// SHA-256 over the files in order: which rules made a graph.
  const std::string& fingerprint() const { return fingerprint_; }

 private:
  GraphSchema graph_;
  std::vector<UnitSpelling> units_;
  std::vector<BudgetBook> books_;
  std::vector<IndicatorClass> indicators_;
  std::vector<KnownEntity> entities_;
  std::vector<KnownDifferent> different_;
  std::unordered_map<std::string, std::vector<Term>> words_;
  std::string fingerprint_;

  friend class CatalogReader;
};

}  // namespace jitu::model
