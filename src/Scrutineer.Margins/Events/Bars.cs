using System.Collections.Immutable;
using Scrutineer.Law;
using Scrutineer.Law.Language;
using Scrutineer.Margins.Ground;

namespace Scrutineer.Margins.Events;

/// <summary>A bar as a linear inequality: votes - least x base.</summary>
internal static class Bars
{
    /// <summary>What must hold for the bar to be reached, or to be missed.</summary>
    public static Constraint Crossing(ShareCondition share, Quantity votes, Quantity of, bool value) =>
        Crossing(share.Least, share.Strict, votes, of, value);

    public static Constraint Crossing(Rational least, bool isStrict, Quantity votes, Quantity of, bool value) => value
        ? new Constraint(Form.Sum((1, votes), (-least, of)), isStrict)
        : new Constraint(Form.Sum((-1, votes), (least, of)), !isStrict);
}
