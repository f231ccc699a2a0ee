// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// Keeps the newest checkpoint of logs. Whoever anchors has logs of their own: nobody can write or block
/// those of another account. A log only grows: a smaller size, or another root for the same size, is refused.
contract LedgerAnchor {
    struct Head {
        uint64 size;
        uint64 anchoredAt;
        bytes32 root;
    }

    error NotLarger(uint64 size);

    /// Every checkpoint that was ever anchored stands in the chain's log of events.
    event Anchored(address indexed by, bytes32 indexed log, uint64 size, bytes32 root);

    mapping(address by => mapping(bytes32 log => Head)) private heads;

    /// @param log SHA-256 of the log's origin
    function anchor(bytes32 log, uint64 size, bytes32 root) external {
        Head storage head = heads[msg.sender][log];
        if (size <= head.size) revert NotLarger(head.size);
        head.size = size;
        head.anchoredAt = uint64(block.timestamp);
        head.root = root;
        emit Anchored(msg.sender, log, size, root);
    }

    /// The newest checkpoint that an account anchored of a log; size 0 when there is none.
    function headOf(address by, bytes32 log) external view returns (uint64 size, uint64 anchoredAt, bytes32 root) {
        Head storage head = heads[by][log];
        return (head.size, head.anchoredAt, head.root);
    }
}
