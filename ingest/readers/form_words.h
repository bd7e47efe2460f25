/// The names of columns, boxes and indicator classes of self-evaluation forms.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schema/model/catalog.h"
#include "schema/text/word_tree.h"

namespace jitu::ingest {

/// Immutable; made once for a catalog and shared between threads. Cells are compared without blanks, without what
/// stands in brackets (分值(50分) is 分值) and without a closing colon.
class FormWords {
 public:
  static std::shared_ptr<const FormWords> Of(const model::Catalog& catalog);
  explicit FormWords(const model::Catalog& catalog);

  /// The meaning in the word list "form.header", of the whole cell or else of how it ends ("form.header.ending"); empty
  /// if it is no column's name.
  std::string_view HeaderOf(std::string_view cell) const;
  /// The meaning in the word list "form.label"; empty if it is no box's name.
  std::string_view LabelOf(std::string_view cell) const;
  /// A word of one of the two lists as it stands there, not by how it ends.
  bool IsKnown(std::string_view cell) const;
  bool IsClass(std::string_view cell) const;     ///< 产出指标: the first level of indicators
  bool IsSubclass(std::string_view cell) const;  ///< 数量指标: the second

  /// 绩效指标 beside the levels of indicators: the name of a block of the form, neither column nor value.
  bool IsBlock(std::string_view cell) const;

  /// The bytes of the longest name of a column or box at the start of a text, with a bracket behind it; 0 if there is
  /// none.
  std::size_t NameAtStart(std::string_view text) const;
  /// The same for the name of a class or subclass of indicators.
  std::size_t ClassAtStart(std::string_view text) const;
  /// The same for the name of a block of the form.
  std::size_t BlockAtStart(std::string_view text) const;
  /// The same for a column's name that may be known by how it ends alone (全年实际值): the shortest.
  std::size_t HeaderAtStart(std::string_view text) const;

  static std::string Plain(std::string_view cell);

 private:
  /// All that a word is in the forms' lists.
  struct Name {
    std::string word;
    std::string header, label;  ///< what it means there; empty where it is none
    bool indicator_class = false, subclass = false, block = false;

    bool known() const { return !header.empty() || !label.empty(); }
  };
  class Spelling;

  static std::vector<Name> NamesOf(const model::Catalog& catalog);
  static std::size_t WithBracket(std::string_view text, std::size_t name);
  /// The name that the whole cell is; nullptr if it is none.
  const Name* Find(std::string_view cell) const;

  std::vector<Name> names_;
  text::WordTree tree_;  ///< of names_
  std::vector<model::Term> endings_;
};

}  // namespace jitu::ingest
