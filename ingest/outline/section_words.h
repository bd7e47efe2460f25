/// The words of headings (word list "section"), found fast.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ingest/outline/outline.h"
#include "schema/model/catalog.h"

namespace jitu::ingest {

/// Immutable; made once for a catalog and shared between threads.
class SectionWords {
 public:
  static std::shared_ptr<const SectionWords> Of(const model::Catalog& catalog);
  explicit SectionWords(const model::Catalog& catalog);

  /// What the longest word in the title says; of two as long the later, as a title's head noun stands last.
  SectionKind KindOf(std::string_view title) const;
  /// Whether a word stands anywhere in the title.
  bool IsIn(std::string_view title) const;
  /// Whether the title ends in a word.
  bool EndsIn(std::string_view title) const;
  /// Whether the title is a word with at most so many bytes in front.
  bool IsNearly(std::string_view title, std::size_t more) const;

  /// A row of a web page's head: 索引号: …, 发布日期: …
  bool IsPageField(std::string_view line) const;
  /// How much a line reads like the name of a report; 0 where it does not.
  int TitleScore(std::string_view line) const;
  /// The second line of a title broken in two (绩效自评报告), and the first (某县2021年度部门整体支出).
  bool IsTitleTail(std::string_view line) const;
  bool IsTitleHead(std::string_view line) const;

 private:
  struct Word {
    std::string text;
    SectionKind kind;
  };
  std::unordered_map<char32_t, std::vector<Word>> by_first_;  ///< longest first
  std::unordered_set<std::string> words_;
  std::size_t longest_ = 0;
  std::vector<std::string> page_fields_, papers_;
};

}  // namespace jitu::ingest
