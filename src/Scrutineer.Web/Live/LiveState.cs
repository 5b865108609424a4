using System.Collections.Frozen;
using Scrutineer.Law;
using Scrutineer.Site.Editions;

namespace Scrutineer.Web.Live;

/// <summary>Everything that is shown at a moment. A request takes it once, so that its answer is of one version.</summary>
/// <param name="Record">The record; null: it could not be opened yet.</param>
/// <param name="Edition">The latest version that can be shown; null: none yet.</param>
/// <param name="Root">The files at the root that point to it.</param>
/// <param name="Checkpoint">The published checkpoint.</param>
/// <param name="Current">The published pointer.</param>
/// <param name="Blocked">Index of the incident that keeps a newer version back.</param>
/// <param name="Stopped">Why nothing newer can be shown; null: nothing stands in the way.</param>
/// <param name="Heard">When the publisher was last heard.</param>
internal sealed record LiveState(
    PublishedRecord? Record,
    Edition? Edition,
    Task<FrozenDictionary<string, SentFile>>? Root,
    SentFile? Checkpoint,
    SentFile? Current,
    long? Blocked,
    Refusal? Stopped,
    Heard? Heard)
{
    public static LiveState Empty { get; } = new(null, null, null, null, null, null, null, null);
}
