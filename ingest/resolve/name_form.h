/// A name taken apart for comparing: what is left of it without place, kind of company and the like.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/model/catalog.h"

namespace jitu::ingest {

struct NameForm {
  std::string label;
  std::string name;                ///< as written
  std::string key;                 ///< text::NameKey
  std::u32string characters;       ///< of key
  std::u32string place;            ///< the place an enterprise's name begins with: 昌宁县; empty mostly
  std::u32string core;             ///< characters without place and forms of organisation (word list "legal_form")
  std::string sound;               ///< text::PinyinKey of the core
  std::vector<std::string> codes;  ///< runs with letters and digits, of 4 characters or more: aes100, sa60l
  std::u32string distinguishing;  ///< characters that tell siblings apart: digits, 一二三…, 东西南北, 上下, 甲乙丙
};

NameForm FormOf(std::string_view label, std::string_view name, const model::Catalog& catalog);

}  // namespace jitu::ingest
