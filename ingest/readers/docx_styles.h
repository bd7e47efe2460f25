/// What the styles and lists of a Word document make of its paragraphs (ISO/IEC 29500-1, 17.7 and 17.9).
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "ingest/readers/markup.h"

namespace jitu::ingest {

/// Which list a paragraph is an item of; `list` is empty for none.
struct ListItem {
  std::string list;  ///< numId
  int level = 0;     ///< from 0
};

struct ParagraphStyle {
  int heading = 0;        ///< outline level from 1; 0 for text
  bool contents = false;  ///< an entry of the table of contents
  ListItem item;
};

class DocxStyles {
 public:
  DocxStyles() = default;
  explicit DocxStyles(MarkupNode styles);

  /// What a paragraph's properties (w:pPr, may be none) and its style say.
  ParagraphStyle Of(MarkupNode properties) const;

 private:
  struct Style {
    std::string based_on;
    int heading = -1;  ///< -1 not said
    bool contents = false;
    ListItem item;
  };
  std::map<std::string, Style, std::less<>> styles_;
  std::string default_;
};

/// Counts the items of all lists and writes their numbers as Word shows them.
class DocxNumbering {
 public:
  DocxNumbering() = default;
  explicit DocxNumbering(MarkupNode numbering);

  /// The mark in front of the next item: 一、 (二) 1.1 ①; empty for bullets and for lists that are not defined.
  std::string Next(const ListItem& item);

 private:
  static constexpr int kLevels = 9;
  struct Level {
    std::string format = "decimal";
    std::string text;
    int start = 1;
    bool legal = false;    ///< all numbers in it are decimal
    bool goes_on = false;  ///< counts on below the next item of a level above
    bool apart = true;     ///< a blank or a tab stands behind it
  };
  struct List {
    std::string abstract;
    std::map<std::size_t, int> starts;    ///< levels that this list starts anew
    std::map<std::size_t, Level> levels;  ///< and those that it words itself
    bool started = false;
  };
  struct Abstract {
    std::string style;  ///< the list style that says the levels, where they are not said here
    std::array<Level, kLevels> levels;
    std::array<int, kLevels> counts{};
    std::array<bool, kLevels> running{};
  };

  static Level LevelOf(MarkupNode level);
  void ReadAbstract(MarkupNode node);
  void ReadList(MarkupNode node);
  Abstract* AbstractOf(const List& list);
  static void Start(List& list, Abstract& abstract);
  static void Count(Abstract& abstract, std::size_t at);

  std::map<std::string, List, std::less<>> lists_;
  std::map<std::string, Abstract, std::less<>> abstracts_;
  std::map<std::string, std::string, std::less<>> styles_;  ///< list styles, and who says their levels
};

/// A number in one of Word's formats (w:numFmt), as far as Chinese reports use them; else in digits.
std::string NumberIn(std::string_view format, int number);

}  // namespace jitu::ingest
