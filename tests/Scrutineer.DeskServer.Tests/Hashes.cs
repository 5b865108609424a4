using Microsoft.AspNetCore.Identity;
using Scrutineer.DeskServer.Accounts;
using Xunit;

namespace Scrutineer.DeskServer.Tests;

/// <summary>Passwords as they are kept.</summary>
public class Hashes
{
    [Fact]
    public void A_hash_is_Argon2id_with_64_MiB_and_its_own_salt()
    {
        var hasher = new Argon2Hasher(PasswordCost.Usual);
        var (one, other) = (hasher.HashPassword(new(), "kettle under a quiet hill"), hasher.HashPassword(new(), "kettle under a quiet hill"));
        Assert.StartsWith("$argon2id$v=19$m=65536,t=3,p=1$", one, StringComparison.Ordinal);
        Assert.NotEqual(one, other);
        Assert.Equal(PasswordVerificationResult.Success, hasher.VerifyHashedPassword(new(), one, "kettle under a quiet hill"));
        Assert.Equal(PasswordVerificationResult.Failed, hasher.VerifyHashedPassword(new(), one, "kettle under a quiet hil"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AQAAAAIAAYagAAAAE")]
    [InlineData("$argon2i$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$AAAA")]
    [InlineData("$argon2id$v=19$m=64,t=1,p=4$c2FsdHNhbHRzYWx0c2FsdA$AAAA")]
    [InlineData("$argon2id$v=16$m=64,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$AAAA")]
    public void What_is_no_hash_of_ours_fits_nothing(string hash) => Assert.False(Argon2Hasher.Fits(hash, "x"));

    [Fact]
    public void A_hash_of_another_cost_is_good_and_renewed() =>
        Assert.Equal(PasswordVerificationResult.SuccessRehashNeeded, new Argon2Hasher(new PasswordCost(64, 2)).VerifyHashedPassword(new(), Argon2Hasher.Hash("x", new PasswordCost(64, 1)), "x"));
}
