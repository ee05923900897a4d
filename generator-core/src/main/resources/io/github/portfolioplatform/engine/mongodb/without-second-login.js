  if (admin.getUser('@second@')?.customData?.secondLoginOf === '@application@') {
    admin.dropUser('@second@');
  }
