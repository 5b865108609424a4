using CsCheck;
using Xunit;

namespace Scrutineer.Simulation.Tests;

public class PartsTests
{
    [Fact]
    public void Parts_sum_to_the_whole_and_stay_under_their_caps() =>
        Gen.Select(Gen.Long[0, 5_000], Gen.Long[0, 1_000].Array[1, 12], Gen.Long[0, 800].Array[12]).Sample((whole, weights, limits) =>
        {
            var caps = limits[..weights.Length];
            if (caps.Sum() < whole) return;
            var parts = Parts.Split(whole, weights, caps);
            Assert.Equal(whole, parts.Sum());
            Assert.All(parts.Zip(caps), p => Assert.InRange(p.First, 0, p.Second));
        });

    [Fact]
    public void Without_caps_every_part_is_its_quota_rounded_down_or_up() =>
        Gen.Select(Gen.Long[1, 5_000], Gen.Long[1, 1_000].Array[1, 12]).Sample((whole, weights) =>
        {
            var parts = Parts.Split(whole, weights);
            Assert.All(parts.Zip(weights), p => Assert.InRange(p.First, whole * p.Second / weights.Sum(), (whole * p.Second / weights.Sum()) + 1));
        });
}
