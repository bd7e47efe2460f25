/// A name taken apart for comparing: what is left of it without place, kind of company and the like.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/model/catalog.h"

namespace jitu::ingest {

struct NameForm {
  std::string label;
  std::string name;                ///< as written
  std::string key;                 ///< text::NameKey
  std::u32string characters;       ///< of key
  std::u32string place;            ///< the place an enterprise's name begins with: 昌宁县, 湖南; empty mostly
  std::string region;              ///< the code of that place, where the word list "region" has it: "43", "4302"
  std::u32string core;             ///< characters without place and without "legal_form" or "project_form"
  std::u32string brand;            ///< an enterprise's core without what it trades in: "industry_word", "common_word"
  std::u32string plain;            ///< brand, each doubled character once
  std::string sound;               ///< text::PinyinKey of the core
  std::u32string shape;            ///< the core, each character as the first of its row of look-alikes
  std::vector<std::string> codes;  ///< runs with letters and digits, of 4 characters or more: aes100, sa60l
  std::u32string distinguishing;  ///< characters that tell siblings apart: digits, 一二三…, 东西南北, 上下, 甲乙丙
};

/// Takes names apart with the catalog's word lists. Immutable; share between threads.
class NameAnatomy {
 public:
  explicit NameAnatomy(const model::Catalog& catalog);
  NameForm FormOf(std::string_view label, std::string_view name) const;

 private:
  void CutPlace(NameForm& form) const;

  std::vector<std::u32string> legal_forms_, project_forms_, trade_words_;
  std::unordered_map<std::u32string, std::string> regions_;  ///< code by name
  std::unordered_map<char32_t, char32_t> look_alikes_;       ///< first of its row
};

}  // namespace jitu::ingest
