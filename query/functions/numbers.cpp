#include <cmath>
#include <limits>
#include <numbers>

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
    {"pi", 0, 0, TypeSet::kAny, kFloat, Pi},
};

}  // namespace

std::span<const Function> NumberFunctions() { return kTable; }

}  // namespace jitu::query
