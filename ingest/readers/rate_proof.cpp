#include "ingest/readers/rate_proof.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <string>

namespace jitu::ingest {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

/// Adds a cut; false where another one has been found.
bool Keep(std::optional<AmountCut>& only, AmountCut cut) {
  if (only && only->ends[0] != cut.ends[0]) return false;
  only = std::move(cut);
  return true;
}

/// Nothing spent is a share of 0 of any budget, and proves none.
bool Proves(std::string_view budget, std::string_view spent, std::string_view rate) {
  return Value(spent) > 0 && Agrees(budget, spent, Value(rate));
}

std::optional<AmountCut> WithPoints(std::string_view digits) {
  std::optional<AmountCut> only;
  const std::size_t size = digits.size();
  for (std::size_t rate_at = 4; rate_at < size; ++rate_at) {
    const std::string_view rate = digits.substr(rate_at);
    if (!IsPlainNumber(rate) || Value(rate) > 200) continue;
    for (std::size_t points = 1; points <= 2 && points + 3 <= rate_at; ++points) {
      if (!IsPoints(digits.substr(rate_at - points, points))) continue;
      const std::size_t end = rate_at - points;
      for (std::size_t first = 1; first + 1 < end; ++first) {
        if (!IsPlainNumber(digits.substr(0, first))) continue;
        for (std::size_t second = first + 1; second < end; ++second) {
          const std::string_view budget = digits.substr(first, second - first);
          const std::string_view spent = digits.substr(second, end - second);
          if (!IsPlainNumber(budget) || !IsPlainNumber(spent) || !Proves(budget, spent, rate)) continue;
          const bool alike = digits.substr(0, first).size() + 1 >= budget.size() && first <= budget.size() + 1;
          if (alike && !Keep(only, {{first, second, end}, rate_at})) return std::nullopt;
        }
      }
    }
  }
  return only;
}

/// 20|20|10|100.00: one budget, its outturn, and the points that a form gives.
std::optional<AmountCut> OneBudgetWithPoints(std::string_view digits) {
  std::optional<AmountCut> only;
  for (std::size_t rate_at = 3; rate_at < digits.size(); ++rate_at) {
    const std::string_view rate = digits.substr(rate_at);
    if (!IsPlainNumber(rate) || Value(rate) > 200) continue;
    for (std::size_t points = 1; points <= 2 && points + 2 <= rate_at; ++points) {
      if (!IsPoints(digits.substr(rate_at - points, points))) continue;
      const std::size_t end = rate_at - points;
      for (std::size_t first = 1; first < end; ++first) {
        const std::string_view budget = digits.substr(0, first);
        const std::string_view spent = digits.substr(first, end - first);
        const bool proven = IsPlainNumber(budget) && IsPlainNumber(spent) && Proves(budget, spent, rate);
        if (proven && !Keep(only, {{first, end}, rate_at})) return std::nullopt;
      }
    }
  }
  return only;
}

std::optional<AmountCut> WithoutPoints(std::string_view digits) {
  std::optional<AmountCut> only;
  const std::size_t size = digits.size();
  for (std::size_t first = 1; first + 1 < size; ++first) {
    const std::string_view budget = digits.substr(0, first);
    if (!IsPlainNumber(budget)) continue;
    for (std::size_t second = first + 1; second < size; ++second) {
      const std::string_view spent = digits.substr(first, second - first);
      const std::string_view rate = digits.substr(second);
      if (!IsPlainNumber(spent) || !IsPlainNumber(rate) || Value(rate) > 200) continue;
      if (Proves(budget, spent, rate) && !Keep(only, {{first, second}, second})) return std::nullopt;
    }
  }
  return only;
}

}  // namespace

std::size_t NumberAt(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (IsDigit(text[end]) || ((text[end] == '.' || text[end] == ',') && end > 0 &&
                                                      end + 1 < text.size() && IsDigit(text[end + 1])))) {
    ++end;
  }
  return end;
}

bool IsPlainNumber(std::string_view text) {
  if (text.empty() || (text.size() > 1 && text[0] == '0' && text[1] != '.')) return false;
  return NumberAt(text) == text.size() && std::count(text.begin(), text.end(), '.') <= 1;
}

double Value(std::string_view number) {
  std::string plain;
  std::copy_if(number.begin(), number.end(), std::back_inserter(plain), [](char c) { return c != ','; });
  return std::strtod(plain.c_str(), nullptr);
}

bool Agrees(std::string_view budget, std::string_view spent, double rate) {
  constexpr double kRounding = 0.06;  ///< of a percent
  const double whole = Value(budget);
  return whole > 0 && std::abs(100 * Value(spent) / whole - rate) <= kRounding;
}

bool IsPoints(std::string_view text) {
  return text == "10" || text == "20" || text == "5" || text == "15" || text == "8";
}

std::size_t CutPoints(std::string_view digits) {
  for (std::size_t cut = 1; cut < digits.size(); ++cut) {
    const std::string_view given = digits.substr(0, cut);
    const std::string_view got = digits.substr(cut);
    if (!IsPlainNumber(given) || !IsPlainNumber(got) || given.find('.') != std::string_view::npos) continue;
    if (Value(given) <= 100 && Value(got) <= Value(given)) return cut;
  }
  return 0;
}

std::optional<AmountCut> CutByRate(std::string_view digits) {
  for (const auto find : {WithPoints, OneBudgetWithPoints, WithoutPoints}) {
    if (std::optional<AmountCut> cut = find(digits)) return cut;
  }
  return std::nullopt;
}

std::optional<ProvenAmounts> ProvenByRate(const std::vector<std::string_view>& cells) {
  constexpr std::size_t kBudgets = 2;
  std::vector<std::size_t> numbers, rates;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string_view cell = cells[i];
    if (IsPlainNumber(cell)) numbers.push_back(i);
    if (cell.ends_with('%') && IsPlainNumber(cell.substr(0, cell.size() - 1))) rates.push_back(i);
  }
  std::optional<ProvenAmounts> only;
  for (const std::size_t rate : rates) {
    const double percent = Value(cells[rate].substr(0, cells[rate].size() - 1));
    for (std::size_t b = 0; b < std::min(kBudgets, numbers.size()); ++b) {
      const std::string_view budget = cells[numbers[b]];
      for (std::size_t e = b + 1; e < numbers.size(); ++e) {
        const std::string_view spent = cells[numbers[e]];
        if (IsPoints(budget) || !Agrees(budget, spent, percent)) continue;
        const auto same = [&](std::size_t one, std::string_view other) { return Value(cells[one]) == Value(other); };
        if (only && (!same(only->executed, spent) || !same(only->budget, budget))) return std::nullopt;
        if (!only || only->budget < numbers[b]) only = {numbers[b], numbers[e], rate};
      }
    }
  }
  return only;
}

}  // namespace jitu::ingest
