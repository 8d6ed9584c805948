/** Records of one transaction. A batch that is no larger is carried out within the request. */
export const setSize = 1_000;
