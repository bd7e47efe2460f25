/// What a policy officer pastes into a memo: the question, the answer in a sentence, a table, a figure, and a note for
/// every number that leads to the sentence it comes from. How it looks is the business of formats/brief_*.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "query/export/content.h"

namespace jitu::query::exporting {

struct BriefNote {
  std::string quote;
  std::string place;  ///< report › section › page or cell › characters
  std::string file;
};

/// A text and the numbers of its notes, counted from 1.
struct BriefText {
  std::string text;
  std::vector<std::size_t> notes;
  bool number = false;  ///< stands at the right of its column
};

struct Brief {
  std::string title;
  std::string question;
  BriefText answer;
  std::vector<std::string> heads;
  std::vector<std::vector<BriefText>> rows;
  std::vector<std::string> remarks;  ///< how to read it, what was left out
  std::vector<BriefNote> notes;
  std::string svg;                                          ///< empty where there is nothing to draw
  std::vector<std::pair<std::string, std::string>> origin;  ///< provenance, in words
};

/// Any selection has a brief: a trace says what stands behind an outcome, a look-up who speaks of a thing, a check what
/// was found, a statement its rows, all else which spending supports which outcome, the largest first.
Result<Brief> BriefOf(const Content& content);

}  // namespace jitu::query::exporting
