#include <cmath>
#include <limits>
#include <numbers>
#include <random>

#include "query/functions/arithmetic.h"
#include "query/functions/function.h"

namespace jitu::query {
namespace {

using graph::Value;
using Arguments = std::span<const Value>;

template <double (*F)(double)>
Result<Value> OfFloat(Arguments arguments) {
  if (const auto* integer = arguments[0].AsInteger()) return Value(F(static_cast<double>(*integer)));
  if (const auto* number = arguments[0].AsFloat()) return Value(F(*number));
  return WrongArgument("number", arguments[0], {"数", "a number"});
}

double Floor(double x) { return std::floor(x); }
double Ceil(double x) { return std::ceil(x); }
double Round(double x) { return std::floor(x + 0.5); }
double Sqrt(double x) { return std::sqrt(x); }
double Exp(double x) { return std::exp(x); }
double Log(double x) { return std::log(x); }
double Log10(double x) { return std::log10(x); }
double Sin(double x) { return std::sin(x); }
double Cos(double x) { return std::cos(x); }
double Tan(double x) { return std::tan(x); }
double Cot(double x) { return 1 / std::tan(x); }
double Asin(double x) { return std::asin(x); }
double Acos(double x) { return std::acos(x); }
double Atan(double x) { return std::atan(x); }
double Degrees(double x) { return x * 180 / std::numbers::pi; }
double Radians(double x) { return x * std::numbers::pi / 180; }
double Haversin(double x) { return (1 - std::cos(x)) / 2; }

Result<Value> Atan2(Arguments arguments) {
  double numbers[2] = {0, 0};
  for (std::size_t i = 0; i < 2; ++i) {
    if (const auto* integer = arguments[i].AsInteger()) {
      numbers[i] = static_cast<double>(*integer);
    } else if (const auto* number = arguments[i].AsFloat()) {
      numbers[i] = *number;
    } else {
      return WrongArgument("atan2", arguments[i], {"数", "a number"});
    }
  }
  return Value(std::atan2(numbers[0], numbers[1]));
}

Result<Value> Euler(Arguments) { return Value(std::numbers::e); }

Result<Value> Abs(Arguments arguments) {
  if (const auto* integer = arguments[0].AsInteger()) return *integer < 0 ? Negated(arguments[0]) : arguments[0];
  if (const auto* number = arguments[0].AsFloat()) return Value(std::fabs(*number));
  return WrongArgument("abs", arguments[0], {"数", "a number"});
}

Result<Value> Sign(Arguments arguments) {
  if (const auto* integer = arguments[0].AsInteger()) return Value(*integer < 0 ? -1 : *integer > 0 ? 1 : 0);
  if (const auto* number = arguments[0].AsFloat()) return Value(*number < 0 ? -1 : *number > 0 ? 1 : 0);
  return WrongArgument("sign", arguments[0], {"数", "a number"});
}

// Below 1. From splitmix64, begun anew with each process.
Result<Value> Random(Arguments) {
  thread_local std::uint64_t state = std::random_device()();
  std::uint64_t x = state += 0x9E3779B97F4A7C15u;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return Value(static_cast<double>((x ^ (x >> 31)) >> 11) * 0x1p-53);
}

Result<Value> Pi(Arguments) { return Value(std::numbers::pi); }

constexpr TypeSet kNumber = TypeSet::kNumber;
constexpr TypeSet kFloat = TypeSet::kFloat;

constexpr Function kTable[] = {
    {"abs", 1, 1, kNumber, kNumber, Abs},
    {"ceil", 1, 1, kNumber, kFloat, OfFloat<Ceil>},
    {"floor", 1, 1, kNumber, kFloat, OfFloat<Floor>},
    {"round", 1, 1, kNumber, kFloat, OfFloat<Round>},
    {"sign", 1, 1, kNumber, TypeSet::kInteger, Sign},
    {"sqrt", 1, 1, kNumber, kFloat, OfFloat<Sqrt>},
    {"exp", 1, 1, kNumber, kFloat, OfFloat<Exp>},
    {"log", 1, 1, kNumber, kFloat, OfFloat<Log>},
    {"log10", 1, 1, kNumber, kFloat, OfFloat<Log10>},
    {"sin", 1, 1, kNumber, kFloat, OfFloat<Sin>},
    {"cos", 1, 1, kNumber, kFloat, OfFloat<Cos>},
    {"tan", 1, 1, kNumber, kFloat, OfFloat<Tan>},
    {"cot", 1, 1, kNumber, kFloat, OfFloat<Cot>},
    {"asin", 1, 1, kNumber, kFloat, OfFloat<Asin>},
    {"acos", 1, 1, kNumber, kFloat, OfFloat<Acos>},
    {"atan", 1, 1, kNumber, kFloat, OfFloat<Atan>},
    {"atan2", 2, 2, kNumber, kFloat, Atan2},
    {"degrees", 1, 1, kNumber, kFloat, OfFloat<Degrees>},
    {"radians", 1, 1, kNumber, kFloat, OfFloat<Radians>},
    {"haversin", 1, 1, kNumber, kFloat, OfFloat<Haversin>},
    {"e", 0, 0, TypeSet::kAny, kFloat, Euler},
    {"rand", 0, 0, TypeSet::kAny, kFloat, Random},
    {"pi", 0, 0, TypeSet::kAny, kFloat, Pi},
};

}  // namespace

std::span<const Function> NumberFunctions() { return kTable; }

}  // namespace jitu::query
