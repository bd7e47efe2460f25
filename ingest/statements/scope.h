/// Under which spending item a passage stands.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ingest/statements/rules.h"

namespace jitu::ingest {

/// How the report ties a passage to an item, strongest first.
struct ItemScope {
  std::string item;  ///< a name of ReportFacts::spending
  std::string_view rule;
  double confidence = 0;
};

class ItemScopes {
 public:
  explicit ItemScopes(const Draft& draft);

  /// nullptr where no item stands above the passage.
  const ItemScope* ItemOf(int passage) const;
  /// The item known by that name, or whose name the text begins with; nullptr if there is none.
  const std::string* Match(std::string_view text, bool prefix) const;
  /// The item named last in the text; nullptr if none is.
  const std::string* NamedIn(std::string_view text) const;

 private:
  bool IsPart(const std::string& name) const;
  /// No name, end of a name or thing of one begins as the text does: known without making the text's key.
  bool NoneBegins(std::string_view text) const;
  /// The text begins with the whole name of another item, one that is no part.
  bool NamesOther(std::string_view text, const std::string& item) const;
  void ReadPassages(const Draft& draft);
  /// 整治裸房236栋。整治项目支出148.60万元: what a section of one item tells before it names the item.
  void ReadSections(const Draft& draft);
  void ReadSection(const Draft& draft, std::size_t first, std::size_t end);
  /// 建成分馆5个(165.00万元): the one item whose amount a passage tells again; nullptr if there is none.
  const std::string* WithAmountIn(const Draft& draft, std::size_t index) const;

  struct Known {
    std::string key;
    std::string name;
    bool part = false;  ///< of another item: it is spoken of in a sentence, not in a paragraph
  };
  /// A stretch of a name that begins at a character: the name, and where in its key.
  struct Place {
    std::size_t item = 0;
    std::size_t cut = 0;
  };
  /// The stretch of a name that says what the item is of: 石岭镇|白茶加工园区|项目.
  struct Thing {
    std::size_t item = 0;
    std::size_t begin = 0, end = 0;  ///< in its key
  };
  /// What begins with the same characters.
  struct Beginning {
    std::vector<Place> heads;   ///< whole names
    std::vector<Place> tails;   ///< ends of names
    std::vector<Thing> things;  ///< what the names are of
  };
  const Beginning& BeginningOf(std::string_view key) const;

  std::vector<Known> items_;  ///< longest key first
  std::unordered_map<std::string, std::size_t> whole_;
  std::unordered_map<std::string, Beginning> beginnings_;           ///< by the first characters of a key
  std::unordered_map<std::int64_t, const std::string*> by_amount_;  ///< names, empty where several have the amount
  std::unordered_set<std::string> arrears_;                         ///< names of items of an earlier year
  std::vector<ItemScope> scopes_;
};

}  // namespace jitu::ingest
